"""The state machines of the shop's records: which change may follow which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from records.errors import Conflict
from records.shop_models import Order, Payment, Refund, Return, Shipment

Record = Order | Payment | Refund | Return | Shipment


class IllegalTransition(Conflict):
    """The record cannot go from the state it is in to the one asked for."""

    code = "illegal_transition"


@dataclass(frozen=True)
class Machine:
    """A named table of transitions over one column of a record."""

    name: str
    column: str
    transitions: Mapping[str, frozenset[str]]

    def allows(self, current: str, following: str) -> bool:
        return following in self.transitions.get(current, frozenset())

    def is_final(self, state: str) -> bool:
        return not self.transitions.get(state)


def _machine(name: str, column: str, **transitions: str) -> Machine:
    return Machine(
        name, column, {state: frozenset(after.split()) for state, after in transitions.items()}
    )


ORDER = _machine(
    "order",
    "state",
    placed="confirmed cancelled",
    confirmed="completed cancelled",
    completed="",
    cancelled="",
)
PAYMENT = _machine(
    "payment",
    "state",
    pending="authorised paid failed",
    authorised="paid failed",
    paid="partially_refunded refunded",
    partially_refunded="partially_refunded refunded",
    refunded="",
    failed="pending",
)
FULFILMENT = _machine(
    "fulfilment",
    "fulfilment_state",
    unfulfilled="partially_fulfilled fulfilled cancelled",
    partially_fulfilled="fulfilled",
    fulfilled="",
    cancelled="",
)
# Carriers report out of order and skip steps, so nearly everything may follow what is not final.
_ON_THE_WAY = (
    "InfoReceived InTransit OutForDelivery AttemptFail AvailableForPickup Delivered Exception "
    "Expired NotFound Returning Returned"
)
SHIPMENT = _machine(
    "shipment",
    "status",
    Pending=_ON_THE_WAY,
    NotFound=_ON_THE_WAY,
    InfoReceived=_ON_THE_WAY,
    InTransit=_ON_THE_WAY,
    OutForDelivery=_ON_THE_WAY,
    AttemptFail=_ON_THE_WAY,
    AvailableForPickup=_ON_THE_WAY,
    Exception=_ON_THE_WAY,
    Expired=_ON_THE_WAY,
    Delivered="Exception Returning",  # a wrong scan, or refused after all
    Returning="InTransit OutForDelivery Delivered Exception Returned",
    Returned="",
)
RETURN = _machine(
    "return",
    "state",
    requested="approved rejected cancelled",
    approved="in_transit received cancelled",
    in_transit="received cancelled",
    received="inspected refunded rejected",
    inspected="refunded rejected",
    refunded="",
    rejected="approved",  # a person may overrule a rejection
    cancelled="",
)
REFUND = _machine(
    "refund",
    "state",
    pending="issued failed",
    issued="completed failed",
    completed="",
    failed="pending",
)


def advance(machine: Machine, record: Record, following: str) -> bool:
    """Move ``record`` to the state ``following``; False where it is there already.

    Raises IllegalTransition, and changes nothing, where the machine does not allow it.
    """
    current: str = getattr(record, machine.column)
    if current == following and not machine.allows(current, following):
        return False
    if not machine.allows(current, following):
        raise IllegalTransition(f"{machine.name} {record.id}: {current} -> {following}")
    setattr(record, machine.column, following)
    return True
