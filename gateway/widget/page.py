"""The demo shop's page: one product of a fictional shop, in the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from gateway.ports import Renderer
from gateway.widget.showcase import DemoCustomer, DemoOrder
from locales.renderer import babel_locale, direction, format_money

FOLDER = Path(__file__).parent / "shop"
CURRENCY = "EUR"


@dataclass(slots=True)
class Visit:
    """Who looks at the page, and what the demo lets them try."""

    language: str
    demo: bool = False
    customers: list[DemoCustomer] = field(default_factory=list)
    orders: list[DemoOrder] = field(default_factory=list)
    customer: DemoCustomer | None = None  # signed in
    identity_token: str | None = None


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(("html", "svg")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def shop_page(visit: Visit, renderer: Renderer) -> str:
    """The page as HTML."""
    language = visit.language

    def text(key: str, **args: Any) -> str:
        return renderer.format(f"shop-{key}", args, language)

    return (
        _environment()
        .get_template("page.html")
        .render(
            t=text,
            money=lambda minor: format_money(minor, CURRENCY, language),
            number=lambda value: format_decimal(
                value, locale=babel_locale(language), numbering_system="latn"
            ),
            language=language,
            direction=direction(language),
            languages=_languages(tuple(renderer.languages())),
            names={customer.language: _own_name(customer.language) for customer in visit.customers},
            visit=visit,
        )
    )


@cache
def _languages(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """``(code, its own name)`` of each language, by name."""
    return sorted(((code, _own_name(code)) for code in codes), key=lambda pair: pair[1])


def _own_name(code: str) -> str:
    locale: Locale = babel_locale(code)
    name = Locale.parse(code.replace("-", "_")).get_display_name(locale) or code
    return name[:1].upper() + name[1:]
