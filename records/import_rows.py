"""Which class takes in the rows of which file."""

from __future__ import annotations

from records.import_base import RowError, Rows
from records.import_catalogue import CustomerRows, ProductRows
from records.import_orders import OrderRows
from records.import_parcels import ReturnRows, ShipmentRows

__all__ = ["ROWS", "RowError", "Rows"]

ROWS: dict[str, type[Rows]] = {
    "customers": CustomerRows,
    "products": ProductRows,
    "orders": OrderRows,
    "shipments": ShipmentRows,
    "returns": ReturnRows,
}
