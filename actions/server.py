"""``python -m actions.server``: runs the action server on loopback."""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor

from actions.ask_question import AnswerQuestion
from actions.base import ParleyAction, Resources
from actions.cancel_order import CancelForm, CancelOrder
from actions.clarify import Clarify
from actions.handoff import Affirm, Complaint, Deny, HandOff, NotUnderstood, Stop
from actions.list_orders import ListOrders, OrdersForm
from actions.refund_status import RefundForm, RefundStatus
from actions.return_item import ReturnForm, ReturnItem
from actions.settings import Settings
from actions.track_order import TrackForm, TrackOrder
from knowledge.answers import Answerer, Calibration
from knowledge.encoder import load_encoder
from knowledge.search import Searcher
from knowledge.store import KnowledgeBase
from records.database import open_engine, read_session_factory, session_factory

ACTIONS: tuple[type[ParleyAction], ...] = (
    TrackForm,
    TrackOrder,
    OrdersForm,
    ListOrders,
    RefundForm,
    RefundStatus,
    CancelForm,
    CancelOrder,
    ReturnForm,
    ReturnItem,
    AnswerQuestion,
    Clarify,
    HandOff,
    Complaint,
    Affirm,
    Deny,
    Stop,
    NotUnderstood,
)


def open_resources(settings: Settings) -> Resources:
    """Everything the process needs, opened once."""
    engine = open_engine(settings.records_url())
    relaxed = open_engine(settings.records_url(), durable=False)
    encoder = load_encoder(settings.encoder_dir)
    # SQLite writes one at a time: more threads would only wait for each other.
    threads = 2 if engine.dialect.name == "sqlite" else 8
    return Resources(
        settings=settings,
        engine=engine,
        sessions=session_factory(engine),
        reads=read_session_factory(engine),
        relaxed=session_factory(relaxed),
        encoder=encoder,
        answers=Answerer(
            Searcher(encoder),
            KnowledgeBase(settings.knowledge_dir, settings.knowledge_base),
            Calibration.load(),
        ),
        workers=ThreadPoolExecutor(threads, thread_name_prefix="action"),
    )


def main() -> None:
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s actions %(levelname)s %(name)s %(message)s"
    )
    for name in ("sanic.root", "sanic.server", "sanic.access", "rasa_sdk"):
        logging.getLogger(name).setLevel(logging.WARNING)
    settings = Settings()
    os.environ.setdefault("SANIC_HOST", settings.actions_host)
    from rasa_sdk.endpoint import create_app
    from rasa_sdk.executor import ActionExecutor

    resources = open_resources(settings)
    executor = ActionExecutor()
    for action in ACTIONS:
        executor.register_action(action(resources))
    app = create_app(executor)
    app.run(
        host=settings.actions_host,
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
    )


if __name__ == "__main__":
    main()
