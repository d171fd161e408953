"""A customer's own orders, newest first."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.base import Events, ParleyAction, fill
from actions.identify import LISTED, FormStep, verified_customer
from actions.turn import HUMAN, Turn, money, nested
from records.orders import display_state, orders_of


class OrdersForm(FormStep):
    form = "orders_form"
    opened_by = frozenset({"list_orders"})
    needs_order = False


class ListOrders(ParleyAction):
    action_name = "action_list_orders"

    def handle(self, turn: Turn, session: Session) -> Events:
        customer_id = verified_customer(session, turn)
        if customer_id is None:
            return []
        orders = orders_of(session, customer_id, limit=LISTED)
        if not orders:
            turn.say("no-orders", choices=[HUMAN])
            return fill(order_number=None, offer="human")
        lines = [
            nested(
                "order-line",
                {
                    "number": order.number,
                    "placed": {"date": order.placed_at.date().isoformat()},
                    "total": money(order.total_minor, order.currency),
                    "state": nested(f"order-state-{display_state(order).replace('_', '-')}"),
                },
            )
            for order in orders
        ]
        turn.say("orders-list", {"count": len(orders), "orders": {"lines": lines}})
        return fill(order_number=None, offer=None)
