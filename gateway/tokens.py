"""Signed tokens (JWT, HS256): a conversation's, and the shop's word on who a customer is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import jwt

from records.base import now
from records.errors import Unauthorized

CONVERSATION_TOKEN_LIFE = dt.timedelta(days=30)
_AUDIENCE = "parley-conversation"


def conversation_token(conversation_id: str, secret: str) -> str:
    """A token that opens one conversation for 30 days."""
    claims = {
        "sub": conversation_id,
        "aud": _AUDIENCE,
        "exp": now() + CONVERSATION_TOKEN_LIFE,
    }
    return jwt.encode(claims, secret, algorithm="HS256")


def read_conversation_token(token: str, secret: str) -> str:
    """The conversation a token opens. Raises Unauthorized."""
    return str(_decode(token, secret, audience=_AUDIENCE)["sub"])


def shop_token(customer: str, secret: str, *, life: dt.timedelta = dt.timedelta(minutes=10)) -> str:
    """What a shop's server signs for a signed-in customer (customer id or e-mail)."""
    return jwt.encode({"sub": customer, "exp": now() + life}, secret, algorithm="HS256")


def read_shop_token(token: str, secret: str) -> str:
    """The customer id or e-mail the shop vouches for. Raises Unauthorized."""
    claims = _decode(token, secret, audience=None)
    if "aud" in claims:
        raise Unauthorized("a token made for something else")
    return str(claims["sub"])


def _decode(token: str, secret: str, *, audience: str | None) -> dict[str, Any]:
    try:
        return jwt.decode(
            token,
            secret,
            algorithms=["HS256"],
            audience=audience,
            options={"require": ["exp", "sub"], "verify_aud": audience is not None},
        )
    except jwt.ExpiredSignatureError as error:
        raise Unauthorized("expired token") from error
    except jwt.InvalidTokenError as error:
        raise Unauthorized("invalid token") from error
