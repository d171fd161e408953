"""A desk over a real SQLite file: two agents, a customer, and hands to use it with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from sqlalchemy.orm import Session, sessionmaker
from starlette.testclient import TestClient

from console.sessions import COOKIE, open_session
from records import conversations
from records.desk_models import Conversation, Message
from records.messages import add_message

PASSWORD = "correct horse battery"


@dataclass
class DeskSettings:
    public_url: str = ""


@dataclass
class DeskUnderTest:
    """The console mounted as the gateway mounts it, and the records behind it."""

    app: FastAPI
    sessions: sessionmaker[Session]
    settings: DeskSettings
    notified: list[str] = field(default_factory=list)

    def client(self, base: str = "http://desk.test") -> TestClient:
        return TestClient(self.app, base_url=base, follow_redirects=False)

    def agent(self, agent_id: str = "ag_ana") -> AgentClient:
        """Somebody signed in, without the slow check of a password."""
        client = self.client()
        with self.sessions.begin() as session:
            client.cookies.set(COOKIE, open_session(session, agent_id), path="/console")
        return AgentClient(client)

    def start(self, *texts: str, channel: str = "web", **values: Any) -> str:
        """A conversation in which a customer said these things; its id."""
        with self.sessions.begin() as session:
            talk = conversations.start(session, channel=channel, peer="visitor-1")
            for name, value in values.items():
                setattr(talk, name, value)
            for text in texts:
                say(session, talk, text)
            return talk.id

    def ask_for_person(self, conversation_id: str, **values: Any) -> None:
        with self.sessions.begin() as session:
            conversations.hand_to_agent(session, conversation_id, **{"reason": "asked", **values})

    def conversation(self, conversation_id: str) -> Conversation:
        with self.sessions() as session:
            return session.get_one(Conversation, conversation_id)

    def messages(self, conversation_id: str, author: str | None = None) -> list[Message]:
        with self.sessions() as session:
            found = session.get_one(Conversation, conversation_id).messages
            return [one for one in found if author in (None, one.author)]


def say(
    session: Session, talk: Conversation, text: str, feeling: str = "neutral", **values: Any
) -> Message:
    """A customer's message as a turn leaves it."""
    understood = {"intent": "track_order", "confidence": 0.93, "feeling": feeling}
    message = add_message(
        session,
        talk,
        author="customer",
        text=text,
        status="answered",
        **{"language": "en", "understood": understood, **values},
    )
    talk.last_customer_at = message.created_at
    return message


class AgentClient:
    """An agent's browser: keeps cookies, and puts the forms' hidden fields where they belong."""

    def __init__(self, client: TestClient) -> None:
        self.http = client

    @property
    def csrf(self) -> str:
        return hidden(self.http.get("/console/").text, "csrf")

    def page(self, path: str = "") -> str:
        answer = self.http.get(f"/console/{path}")
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, path: str, *, script: bool = False, **fields: Any) -> Any:
        headers = {"accept": "application/json"} if script else {}
        data = {"csrf": self.csrf, **{name: str(value) for name, value in fields.items()}}
        return self.http.post(f"/console/{path}", data=data, headers=headers)


def sign_in(client: TestClient, email: str, password: str, **fields: str) -> Any:
    token = hidden(client.get("/console/sign-in").text, "csrf")
    data = {"csrf": token, "email": email, "password": password, **fields}
    return client.post("/console/sign-in", data=data)


def hidden(html: str, name: str) -> str:
    """The value of the first hidden field of that name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found is not None, f"no field {name}"
    return found[1]
