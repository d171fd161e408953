"""Carriers and the chains of events their parcels leave behind."""

from __future__ import annotations

import datetime as dt
import string
from dataclasses import dataclass
from random import Random
from typing import Any

EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
WAREHOUSES = {"Rotterdam": "NL", "Shenzhen": "CN"}

_CARRIERS = {
    "DE": ("DHL", "Hermes", "DPD"),
    "AT": ("Österreichische Post", "DPD"),
    "CH": ("Swiss Post",),
    "GB": ("Royal Mail", "Evri"),
    "IE": ("An Post",),
    "US": ("USPS", "UPS", "FedEx"),
    "CA": ("Canada Post",),
    "AU": ("Australia Post",),
    "NZ": ("NZ Post",),
    "ES": ("Correos", "SEUR"),
    "MX": ("Estafeta",),
    "BR": ("Correios",),
    "PT": ("CTT",),
    "FR": ("La Poste Colissimo", "Chronopost"),
    "BE": ("bpost", "PostNL"),
    "NL": ("PostNL", "DHL"),
    "IT": ("Poste Italiane", "BRT"),
    "PL": ("InPost", "DPD"),
    "SE": ("PostNord",),
    "DK": ("PostNord",),
    "NO": ("Posten",),
    "FI": ("Posti",),
    "GR": ("ELTA",),
    "TR": ("PTT", "Yurtiçi Kargo"),
    "UA": ("Nova Poshta",),
    "IL": ("Israel Post",),
    "AE": ("Aramex",),
    "SA": ("SMSA", "Aramex"),
    "EG": ("Aramex",),
    "JO": ("Aramex",),
    "KW": ("Aramex",),
    "IN": ("Delhivery", "India Post"),
    "TH": ("Thailand Post", "Kerry Express"),
    "VN": ("Viettel Post",),
    "ID": ("JNE",),
    "MY": ("Pos Malaysia",),
    "PH": ("LBC",),
    "SG": ("SingPost", "Ninja Van"),
    "CN": ("SF Express", "China Post"),
    "HK": ("SF Express",),
    "TW": ("SF Express",),
    "JP": ("Yamato", "Sagawa", "Japan Post"),
    "KR": ("CJ Logistics", "Korea Post"),
}
# Raw codes of some carriers, as examples of what comes in; others send plain words.
_CODES = {
    "DHL": dict(info="SD", pickup="PU", depart="DF", export="EX", arrive="AF", held="CH"),
    "UPS": dict(info="MP", pickup="OR", depart="DP", arrive="AR", held="CH", out="OT", done="FS"),
    "USPS": dict(info="GX", pickup="03", depart="10", arrive="07", out="OF", done="01"),
    "Royal Mail": dict(info="EVAIP", pickup="EVGPD", arrive="EVIMC", out="EVODO", done="EVKSP"),
    "SF Express": dict(info="101", pickup="50", depart="30", arrive="31", out="44", done="80"),
    "Yamato": dict(info="0000", pickup="0100", depart="0200", arrive="0500", out="0600"),
    "Aramex": dict(info="SH014", pickup="SH047", depart="SH001", arrive="SH022", done="SH005"),
    "Correos": dict(info="A010000V", pickup="C010000V", out="H010000V", done="I010000V"),
}
_NOTES = {
    "info": "Shipment information received",
    "pickup": "Accepted at origin",
    "depart": "Departed from sorting centre",
    "export": "Export customs clearance completed",
    "arrive": "Arrived at destination country",
    "held": "Held by customs: further checks",
    "duties": "Import charges outstanding",
    "documents": "Customs ask the recipient for documents",
    "cleared": "Import customs clearance completed",
    "hub": "Arrived at delivery centre",
    "delay": "Delayed: high parcel volume",
    "out": "Out for delivery",
    "attempt": "Delivery attempted, nobody at home",
    "pickup_point": "Ready for collection",
    "done": "Delivered",
    "lost": "Parcel cannot be located",
    "damaged": "Damage found in sorting",
    "back": "On its way back to the sender",
    "returned": "Returned to sender",
    "expired": "No scan for 30 days",
}

# What ends a chain, as (step, status, customs status) after the parcel is in the country.
_ENDINGS: dict[str, tuple[tuple[str, str, str | None, float], ...]] = {
    "hub": (("hub", "InTransit", None, 16),),
    "delay": (("hub", "InTransit", None, 16), ("delay", "InTransit", None, 30)),
    "out": (("hub", "InTransit", None, 16), ("out", "OutForDelivery", None, 10)),
    "delivered": (
        ("hub", "InTransit", None, 16),
        ("out", "OutForDelivery", None, 10),
        ("done", "Delivered", None, 4),
    ),
    "attempt": (
        ("hub", "InTransit", None, 16),
        ("out", "OutForDelivery", None, 10),
        ("attempt", "AttemptFail", None, 5),
    ),
    "pickup": (
        ("hub", "InTransit", None, 16),
        ("attempt", "AttemptFail", None, 15),
        ("pickup_point", "AvailableForPickup", None, 26),
    ),
    "lost": (("hub", "InTransit", None, 16), ("lost", "Exception", None, 200)),
    "damaged": (("hub", "InTransit", None, 16), ("damaged", "Exception", None, 6)),
    "expired": (("hub", "InTransit", None, 16), ("expired", "Expired", None, 720)),
    "returning": (
        ("attempt", "AttemptFail", None, 30),
        ("pickup_point", "AvailableForPickup", None, 24),
        ("back", "Returning", None, 170),
    ),
    "returned": (
        ("attempt", "AttemptFail", None, 30),
        ("pickup_point", "AvailableForPickup", None, 24),
        ("back", "Returning", None, 170),
        ("returned", "Returned", None, 120),
    ),
}
_CUSTOMS_ENDINGS = {
    "held": ("held", "InTransit", "held"),
    "duties": ("duties", "InTransit", "duties_due"),
    "documents": ("documents", "InTransit", "documents_needed"),
    "cleared": ("cleared", "InTransit", "cleared"),
}
ENDINGS = ("label", "departed", *_CUSTOMS_ENDINGS, *_ENDINGS)


@dataclass(frozen=True)
class Route:
    """From a warehouse to a customer's city, by one carrier."""

    warehouse: str
    country: str
    city: str
    carrier: str

    @property
    def crosses_customs(self) -> bool:
        origin = WAREHOUSES[self.warehouse]
        return origin != self.country and not (origin in EU and self.country in EU)


def route(rng: Random, address: dict[str, Any], *, customs: bool, express: bool = False) -> Route:
    """A way to an address; ``customs`` picks the warehouse beyond the border."""
    country = address["country"]
    if customs or country not in EU | {"CN"}:
        warehouse = "Shenzhen" if country in EU else "Rotterdam"
        if country not in EU | {"CN"}:
            warehouse = rng.choice(tuple(WAREHOUSES))
    else:
        warehouse = "Shenzhen" if country == "CN" else "Rotterdam"
    carriers = ("DHL Express",) if express else _CARRIERS.get(country, ("DHL Express",))
    return Route(warehouse, country, address["city"], rng.choice(carriers))


def tracking_number(rng: Random, carrier: str) -> str:
    """A number of the length and letters the carrier uses."""
    digits = lambda count: "".join(rng.choice(string.digits) for _ in range(count))  # noqa: E731
    patterns = {
        "DHL": lambda: "00340434" + digits(12),
        "DHL Express": lambda: digits(10),
        "UPS": lambda: "1Z999AA1" + digits(10),
        "USPS": lambda: "94001" + digits(17),
        "FedEx": lambda: digits(12),
        "SF Express": lambda: "SF" + digits(13),
        "Yamato": lambda: digits(12),
        "Sagawa": lambda: digits(12),
        "Aramex": lambda: digits(11),
        "SMSA": lambda: "29" + digits(10),
        "DPD": lambda: digits(14),
        "PostNL": lambda: "3S" + digits(13),
    }
    if carrier in patterns:
        return patterns[carrier]()
    return _s10(digits(8))


def events(rng: Random, way: Route, ending: str, last_at: dt.datetime) -> list[dict[str, Any]]:
    """The events of a parcel whose chain ends as ``ending`` (one of ENDINGS) at ``last_at``."""
    origin = WAREHOUSES[way.warehouse]
    here, there = (way.warehouse, origin), (way.city, way.country)
    steps: list[tuple[str, str, str | None, float, tuple[str, str]]] = [
        ("info", "InfoReceived", None, 0, here)
    ]
    if ending != "label":
        steps.append(("pickup", "InTransit", None, 6, here))
        steps.append(("depart", "InTransit", None, 11, here))
    if ending not in ("label", "departed"):
        if way.crosses_customs:
            steps.append(("export", "InTransit", None, 9, here))
            steps.append(("arrive", "InTransit", "arrived", 44, there))
            if ending in _CUSTOMS_ENDINGS:
                step, status, customs = _CUSTOMS_ENDINGS[ending]
                steps.append((step, status, customs, 22, there))
            else:
                steps.append(("cleared", "InTransit", "cleared", 26, there))
        else:
            steps.append(("arrive", "InTransit", None, 15, there))
        if ending in _ENDINGS:
            for step, status, customs, hours in _ENDINGS[ending]:
                place = here if step == "returned" else there
                steps.append((step, status, customs, hours, place))
    gaps = [hours * rng.uniform(0.8, 1.4) for _, _, _, hours, _ in steps]
    at = last_at - dt.timedelta(hours=sum(gaps))
    codes = _CODES.get(way.carrier, {})
    found = []
    for (step, status, customs, _, place), gap in zip(steps, gaps, strict=True):
        at += dt.timedelta(hours=gap)
        event = {
            "at": at.replace(second=0, microsecond=0).isoformat().replace("+00:00", "Z"),
            "status": status,
            "code": codes.get(step, step.upper()),
            "place": place[0],
            "country": place[1],
            "note": _NOTES[step],
        }
        if customs is not None:
            event["customs_status"] = customs
        found.append(event)
    return found


def _s10(digits: str) -> str:
    """An item number of the Universal Postal Union (S10) with its check digit."""
    total = sum(int(d) * w for d, w in zip(digits, (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    check = 11 - total % 11
    return f"RR{digits}{5 if check == 11 else 0 if check == 10 else check}NL"
