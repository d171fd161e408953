"""Who somebody is: proofs, their limits, and links between channels and customers.

Levels are anonymous, claimed and verified. Only a proof makes a conversation verified; a claim
never does. A conversation belongs to at most one customer for as long as it lasts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import unicodedata
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from records import audit
from records.base import new_id, now
from records.desk_models import ChannelIdentity, Conversation, VerificationAttempt
from records.errors import NotFound
from records.numbers import latin_digits, number_digits, number_key, postcode_key
from records.orders import match_number
from records.settings import RecordsSettings
from records.shop_models import Customer, Order

# Only on these channels is a peer the same person tomorrow.
LINKED_CHANNELS = frozenset({"web", "whatsapp", "messenger"})


@dataclass(frozen=True)
class Limits:
    """How many failures are allowed within ``window`` before the answer is always no."""

    per_visitor: int = 5
    per_order: int = 8
    window: dt.timedelta = dt.timedelta(hours=1)

    @classmethod
    def from_settings(cls, settings: RecordsSettings) -> Limits:
        return cls(
            per_visitor=settings.verify_failures_per_visitor,
            per_order=settings.verify_failures_per_order,
            window=dt.timedelta(minutes=settings.verify_window_minutes),
        )


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class Verification:
    """The outcome of a try.

    ``locked``: too many failures, nothing was compared. ``refused``: the proof was right, but the
    conversation already belongs to another customer. ``proof``: order_email | order_postcode.
    """

    ok: bool
    customer_id: str | None = None
    proof: str | None = None
    locked: bool = False
    refused: bool = False


def verify_by_order(
    session: Session,
    *,
    conversation_id: str,
    visitor_key: str,
    order_number: str,
    email: str | None = None,
    postcode: str | None = None,
    name: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    at: dt.datetime | None = None,
) -> Verification:
    """Verify a conversation by an order number with the e-mail or postcode that goes with it.

    A number that does not exist and a proof that is wrong give the same result, count the same,
    and cost about the same. ``name`` proves nothing: a name with the order number is a claim.
    A try counts as a failure only where something to compare was given. An anonymous
    conversation becomes claimed, whatever was said.
    Raises NotFound for an unknown conversation.
    """
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise NotFound("conversation")
    moment = at or now()
    visitor, number = _hash("visitor", visitor_key), _hash("order", _number_for_limit(order_number))
    _one_at_a_time(session, visitor, number)
    if _locked(session, visitor, number, limits, moment):
        return Verification(False, locked=True)
    if conversation.identity_level == "anonymous":
        conversation.identity_level = "claimed"
    nothing_to_compare = not (email or "").strip() and not postcode_key(postcode or "")
    if nothing_to_compare or not number_key(order_number):
        return Verification(False)

    matches = match_number(session, select(Order), order_number)
    order = matches[0] if len(matches) == 1 else None
    customer = session.get(Customer, order.customer_id if order is not None else "")
    proof = _proof(order, customer, email, postcode)
    succeeded = proof is not None and customer is not None
    session.add(
        VerificationAttempt(visitor_key=visitor, order_key=number, succeeded=succeeded, at=moment)
    )
    session.flush()
    if proof is None or customer is None:
        return Verification(False)
    if not bind(session, conversation, customer.id, proof):
        return Verification(False, refused=True)
    return Verification(True, customer_id=customer.id, proof=proof)


def bind(session: Session, conversation: Conversation, customer_id: str, proof: str) -> bool:
    """Make a conversation verified for a customer; False where it is another customer's.

    On channels where the peer stays the same person the link is recorded with its proof.
    """
    verified = conversation.identity_level == "verified"
    if verified and conversation.customer_id != customer_id:
        return False
    if not verified:
        conversation.customer_id = customer_id
        conversation.identity_level = "verified"
        conversation.identity_proof = proof
        audit.record(
            session,
            "bot",
            "identity.verify",
            f"customer:{customer_id}",
            {"proof": proof, "channel": conversation.channel},
            conversation_id=conversation.id,
        )
    if conversation.channel in LINKED_CHANNELS:
        _link(
            session,
            conversation.channel,
            conversation.account,
            conversation.peer,
            customer_id,
            proof,
        )
    session.flush()
    return True


def linked_customer(session: Session, channel: str, account: str, peer: str) -> Customer | None:
    """The customer a channel identity was last proven to be, if that was not undone."""
    return session.scalar(
        select(Customer)
        .join(ChannelIdentity, ChannelIdentity.customer_id == Customer.id)
        .where(*_of_peer(channel, account, peer), ChannelIdentity.undone_at.is_(None))
        .order_by(ChannelIdentity.linked_at.desc())
        .limit(1)
    )


def link_by_phone(
    session: Session, channel: str, account: str, peer: str, phone: str
) -> Customer | None:
    """Link a peer whose channel proves the phone number, if exactly one customer has it.

    None where nobody or several have it, or where somebody undid this very link before. The
    conversation is the caller's to ``bind``.
    """
    number = phone_key(phone)
    if not number:
        return None
    holders = list(session.scalars(select(Customer).where(Customer.phone == number).limit(2)))
    if len(holders) != 1:
        return None
    customer = holders[0]
    undone = session.scalar(
        select(func.count())
        .select_from(ChannelIdentity)
        .where(
            *_of_peer(channel, account, peer),
            ChannelIdentity.customer_id == customer.id,
            ChannelIdentity.proof == "phone",
            ChannelIdentity.undone_at.is_not(None),
        )
    )
    if undone:
        return None
    _link(session, channel, account, peer, customer.id, "phone")
    session.flush()
    return customer


def link_by_token(
    session: Session, conversation: Conversation, customer_ref: str
) -> Customer | None:
    """Verify a conversation for the customer a signed token of the shop names by id or e-mail.

    None where no or no single customer is meant, or the conversation is another customer's.
    The signature is the caller's to check.
    """
    customer = session.get(Customer, customer_ref)
    if customer is None and "@" in customer_ref:
        same = list(
            session.scalars(
                select(Customer).where(Customer.email == email_key(customer_ref)).limit(2)
            )
        )
        customer = same[0] if len(same) == 1 else None
    if customer is None or not bind(session, conversation, customer.id, "token"):
        return None
    return customer


def undo_link(session: Session, identity_id: str, *, actor: str) -> ChannelIdentity:
    """Take a link back: it stays on record, and the peer's conversations become anonymous.

    Raises NotFound for an unknown link; a link already undone stays as it was.
    """
    link = session.get(ChannelIdentity, identity_id)
    if link is None:
        raise NotFound("channel identity")
    if link.undone_at is not None:
        return link
    link.undone_at = now()
    for conversation in session.scalars(
        select(Conversation).where(
            Conversation.channel == link.channel,
            Conversation.account == link.account,
            Conversation.peer == link.peer,
            Conversation.customer_id == link.customer_id,
        )
    ):
        conversation.customer_id = None
        conversation.identity_level = "anonymous"
        conversation.identity_proof = None
    audit.record(
        session,
        actor,
        "identity.undo_link",
        f"customer:{link.customer_id}",
        {"channel": link.channel, "proof": link.proof, "link": link.id},
    )
    session.flush()
    return link


def email_key(email: str) -> str:
    """An e-mail address as it is compared and stored: NFKC, trimmed, case folded."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def phone_key(phone: str) -> str:
    """A number with its country code in E.164; providers leave out the plus. Empty if none."""
    digits = "".join(char for char in latin_digits(phone) if char.isdecimal())
    return f"+{digits}" if 7 <= len(digits) <= 15 else ""


def _proof(
    order: Order | None, customer: Customer | None, email: str | None, postcode: str | None
) -> str | None:
    """Compares everything every time, against an empty record where there is no order."""
    known_email = (customer.email or "") if customer is not None else ""
    address = (order.shipping_address or {}) if order is not None else {}
    email_fits = _same(email_key(email or ""), email_key(known_email))
    known_postcode = str(address.get("postcode") or "")
    postcode_fits = _same(postcode_key(postcode or ""), postcode_key(known_postcode))
    if email_fits:
        return "order_email"
    return "order_postcode" if postcode_fits else None


def _same(given: str, known: str) -> bool:
    equal = hmac.compare_digest(_hash("proof", given), _hash("proof", known))
    return equal and bool(given) and bool(known)


def _hash(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value}".encode("utf-8", "surrogatepass")).hexdigest()


def _number_for_limit(order_number: str) -> str:
    """What attempts at one order are counted under, however it is spelt, existing or not."""
    digits = number_digits(order_number)
    return digits if len(digits) >= 4 else number_key(order_number)


def _locked(session: Session, visitor: str, number: str, limits: Limits, at: dt.datetime) -> bool:
    failures = (
        select(func.count())
        .select_from(VerificationAttempt)
        .where(
            VerificationAttempt.succeeded.is_(False),
            VerificationAttempt.at > at - limits.window,
        )
    )
    by_visitor = session.scalar(failures.where(VerificationAttempt.visitor_key == visitor)) or 0
    by_order = session.scalar(failures.where(VerificationAttempt.order_key == number)) or 0
    return by_visitor >= limits.per_visitor or by_order >= limits.per_order


def _one_at_a_time(session: Session, visitor: str, number: str) -> None:
    """Lets no two tries that share a limit count at once; SQLite writes one at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        for key in sorted((visitor, number)):
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": int(key[:15], 16)})


def _link(
    session: Session, channel: str, account: str, peer: str, customer_id: str, proof: str
) -> None:
    existing = session.scalar(
        select(ChannelIdentity).where(
            *_of_peer(channel, account, peer),
            ChannelIdentity.customer_id == customer_id,
            ChannelIdentity.undone_at.is_(None),
        )
    )
    if existing is None:
        session.add(
            ChannelIdentity(
                id=new_id("ci"),
                channel=channel,
                account=account,
                peer=peer,
                customer_id=customer_id,
                proof=proof,
            )
        )


def _of_peer(channel: str, account: str, peer: str) -> tuple[object, ...]:
    return (
        ChannelIdentity.channel == channel,
        ChannelIdentity.account == account,
        ChannelIdentity.peer == peer,
    )
