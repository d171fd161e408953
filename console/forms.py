"""Reads a form's fields: small, url-encoded, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from records.errors import BadRequest, TooLarge

LARGEST_FORM = 64 * 1024  # bytes
MOST_FIELDS = 50


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of a posted form; the last of a repeated name counts.

    Any other kind of body has no fields, and so no CSRF token either. Raises TooLarge above
    ``LARGEST_FORM``, BadRequest for a form that is broken.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        return {}
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise TooLarge("form", args={"limit": LARGEST_FORM})
    try:
        return dict(
            parse_qsl(
                body.decode("ascii"),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=MOST_FIELDS,
            )
        )
    except (UnicodeDecodeError, ValueError) as error:
        raise BadRequest("the form is not readable") from error


def typed_text(fields: Mapping[str, str], name: str) -> str:
    """What somebody typed: line ends as ``\\n``, no NUL, no space around it."""
    text = fields.get(name, "").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x00", "").strip()
