"""Identity: the shop's signed word verifies a customer; nobody's claim does."""

from __future__ import annotations

import datetime as dt

import jwt
import pytest

from gateway.tokens import conversation_token, shop_token
from records.shop_models import Customer
from tests.gateway.fakes import FakeBot
from tests.gateway.harness import Gateway

pytestmark = pytest.mark.asyncio


@pytest.fixture
async def customer(gateway: Gateway) -> None:
    await gateway.desk.database.write(
        lambda session: session.add(
            Customer(id="cu_1", name="A", email="a@example.org", phone=None, country="JP")
        )
    )


@pytest.mark.parametrize("reference", ["cu_1", "a@example.org"])
async def test_a_customer_the_shop_vouches_for_is_verified(
    gateway: Gateway, bot: FakeBot, customer: None, reference: str
) -> None:
    token = shop_token(reference, gateway.desk.settings.shop_token_secret)
    client = await gateway.start(channel="web", identity_token=token)
    await client.say("hello")
    assert bot.turns[0].metadata["verified"] is True
    assert bot.turns[0].metadata["customer_id"] == "cu_1"
    assert bot.turns[0].metadata["market"] == "JP"
    assert (await client.get())["identity"] == "verified"


async def test_a_visitor_name_is_a_claim_and_proves_nothing(
    gateway: Gateway, bot: FakeBot, customer: None
) -> None:
    client = await gateway.start(channel="web", visitor="cu_1")
    await client.say("hello")
    assert bot.turns[0].metadata["customer_id"] is None


async def test_a_customer_the_shop_has_not_told_us_of_stays_anonymous(gateway: Gateway) -> None:
    token = shop_token("cu_new", gateway.desk.settings.shop_token_secret)
    client = await gateway.start(identity_token=token)
    assert (await client.get())["identity"] == "anonymous"


async def test_forged_expired_and_misused_identity_tokens_are_refused(
    gateway: Gateway, customer: None
) -> None:
    settings = gateway.desk.settings
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    tokens = [
        "nonsense",
        shop_token("cu_1", "another secret of thirty-two bytes!"),
        shop_token("cu_1", settings.shop_token_secret, life=dt.timedelta(seconds=-1)),
        jwt.encode({"sub": "cu_1"}, settings.shop_token_secret, algorithm="HS256"),
        jwt.encode({"sub": "cu_1", "exp": later}, None, algorithm="none"),
        conversation_token("cu_1", settings.shop_token_secret),
        shop_token("cu_1", settings.secret),
    ]
    for token in tokens:
        response = await gateway.http.post("/api/v1/conversations", json={"identity_token": token})
        assert response.status_code == 401
