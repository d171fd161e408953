from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select, update

from console.agents import add_agent
from console.attempts import Attempts
from console.sessions import COOKIE, hash_token
from records.base import now
from records.desk_models import Agent, AgentSession
from records.errors import Conflict, Invalid
from tests.console.desk import PASSWORD, DeskUnderTest, hidden, sign_in


def test_every_page_sends_strangers_to_the_sign_in_page(desk: DeskUnderTest) -> None:
    client = desk.client()
    for path in ("", "?view=mine", "live"):
        answer = client.get(f"/console/{path}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/console/sign-in")
    thread = client.get("/console/c/cv_1")
    assert thread.headers["location"] == "/console/sign-in?to=c/cv_1"


def test_scripts_without_a_session_get_401_and_no_page(desk: DeskUnderTest) -> None:
    answer = desk.client().get("/console/live", headers={"accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "unauthorized"


def test_the_right_password_signs_in_whatever_the_case_of_the_address(desk: DeskUnderTest) -> None:
    client = desk.client()
    answer = sign_in(client, " ANA@Example.com ", PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/")
    assert "Ana Lindqvist" in client.get("/console/").text


def test_wrong_password_unknown_and_former_agents_are_refused_alike(desk: DeskUnderTest) -> None:
    with desk.sessions.begin() as session:
        session.execute(update(Agent).where(Agent.name == "Ben Okafor").values(active=False))
    answers = [
        sign_in(desk.client(), email, password)
        for email, password in (
            ("ana@example.com", "wrong"),
            ("nobody@example.com", PASSWORD),
            ("ben@example.com", PASSWORD),
            ("ana@example.com", ""),
        )
    ]
    assert [answer.status_code for answer in answers] == [401] * 4
    assert all("E-mail or password is not right." in answer.text for answer in answers)
    assert not any(COOKIE in answer.headers.get("set-cookie", "") for answer in answers)


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(desk: DeskUnderTest) -> None:
    flags = _cookie_flags(sign_in(desk.client(), "ana@example.com", PASSWORD))
    assert {"httponly", "samesite=lax", "path=/console", "max-age=43200"} <= flags
    assert "secure" not in flags


def test_the_cookie_is_secure_on_https_and_behind_an_https_proxy(desk: DeskUnderTest) -> None:
    direct = sign_in(desk.client("https://desk.test"), "ana@example.com", PASSWORD)
    assert "secure" in _cookie_flags(direct)
    desk.settings.public_url = "https://shop.example"
    client = desk.client()
    token = hidden(client.get("/console/sign-in").text, "csrf")
    proxied = client.post(
        "/console/sign-in",
        data={"csrf": token, "email": "ana@example.com", "password": PASSWORD},
        headers={"cookie": f"parley_form={token}"},  # a client without TLS holds it back
    )
    assert "secure" in _cookie_flags(proxied)


def test_the_database_holds_neither_the_password_nor_the_token(desk: DeskUnderTest) -> None:
    agent = desk.agent()
    token = agent.http.cookies[COOKIE]
    with desk.sessions() as session:
        stored = session.scalars(select(AgentSession)).one()
        password = session.scalar(select(Agent.password_hash).where(Agent.name == "Ana Lindqvist"))
    assert stored.token_hash == hash_token(token) != token
    assert password is not None and password.startswith("$argon2id$")


def test_an_expired_session_is_no_session(desk: DeskUnderTest) -> None:
    agent = desk.agent()
    with desk.sessions.begin() as session:
        session.execute(update(AgentSession).values(expires_at=now() - dt.timedelta(seconds=1)))
    assert agent.http.get("/console/").headers["location"] == "/console/sign-in"


def test_a_session_of_somebody_who_left_is_no_session(desk: DeskUnderTest) -> None:
    agent = desk.agent()
    with desk.sessions.begin() as session:
        session.execute(update(Agent).values(active=False))
    assert agent.http.get("/console/").status_code == 303


def test_signing_out_ends_the_session_on_the_server_too(desk: DeskUnderTest) -> None:
    agent = desk.agent()
    token = agent.http.cookies[COOKIE]
    assert agent.post("sign-out").headers["location"] == "/console/sign-in"
    replay = desk.client().get("/console/", headers={"cookie": f"{COOKIE}={token}"})
    assert replay.status_code == 303


def test_a_sign_in_form_from_elsewhere_is_refused(desk: DeskUnderTest) -> None:
    fields = {"email": "ana@example.com", "password": PASSWORD}
    assert desk.client().post("/console/sign-in", data=fields).status_code == 403
    forged = {**fields, "csrf": "x" * 32}
    assert desk.client().post("/console/sign-in", data=forged).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "sign-out",
        "language",
        "search",
        *(f"c/cv_1/{verb}" for verb in ("take", "reply", "note", "close", "hand-back")),
        *(f"c/cv_1/{verb}" for verb in ("reopen", "resend")),
    ],
)
def test_every_form_needs_the_sessions_own_token(desk: DeskUnderTest, path: str) -> None:
    ana, ben = desk.agent(), desk.agent("ag_ben")
    for fields in ({}, {"csrf": ""}, {"csrf": ben.csrf}):
        assert ana.http.post(f"/console/{path}", data=fields).status_code == 403
    assert desk.agent().http.get("/console/").status_code == 200


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(desk: DeskUnderTest) -> None:
    client = desk.client()
    for _ in range(5):
        assert sign_in(client, "ana@example.com", "guess").status_code == 401
    locked = sign_in(client, "ana@example.com", PASSWORD)
    assert locked.status_code == 429
    assert int(locked.headers["retry-after"]) > 60
    assert sign_in(client, "ben@example.com", PASSWORD).status_code == 303


def test_attempts_are_forgotten_after_the_window_and_memory_stays_bounded() -> None:
    clock = [0.0]
    attempts = Attempts(2, 60, remembered=3, clock=lambda: clock[0])
    attempts.failed("a")
    clock[0] = 10
    attempts.failed("a")
    assert attempts.wait("a") == pytest.approx(50)
    clock[0] = 61
    assert attempts.wait("a") == 0
    attempts.failed("a")
    for other in "bcd":
        attempts.failed(other)
    attempts.failed("a")
    assert attempts.wait("a") == 0  # the first of these two was pushed out by newer keys


def test_signing_in_goes_on_to_a_thread_and_to_no_other_place(desk: DeskUnderTest) -> None:
    for to, reached in (
        ("c/cv_1", "/console/c/cv_1"),
        ("//evil.example", "/console/"),
        ("https://evil.example", "/console/"),
        ("../admin", "/console/"),
    ):
        answer = sign_in(desk.client(), "ana@example.com", PASSWORD, to=to)
        assert answer.headers["location"] == reached


def test_pages_with_personal_data_are_not_cached_framed_or_scripted(desk: DeskUnderTest) -> None:
    answer = desk.agent().http.get("/console/")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-frame-options"] == "DENY"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_a_huge_form_is_refused_before_it_is_read(desk: DeskUnderTest) -> None:
    answer = desk.client().post("/console/sign-in", data={"email": "x" * 100_000})
    assert answer.status_code == 413


def test_an_agent_needs_an_address_a_name_and_a_password(desk: DeskUnderTest) -> None:
    with desk.sessions() as session:
        for email, name, password in (
            ("nobody", "No", PASSWORD),
            ("a@b.example", "  ", PASSWORD),
            ("a@b.example", "A", "short"),
        ):
            with pytest.raises(Invalid):
                add_agent(session, email, name, password)
        with pytest.raises(Conflict):
            add_agent(session, "ANA@example.com", "Ana again", PASSWORD)


def _cookie_flags(answer: object) -> set[str]:
    cookies = answer.headers.get_list("set-cookie")  # type: ignore[attr-defined]
    found = next(cookie for cookie in cookies if cookie.startswith(f"{COOKIE}="))
    return {part.strip().lower() for part in found.split(";")[1:]}
