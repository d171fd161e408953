"""Errors of the knowledge library.

KnowledgeError
├── EncoderError
│   ├── EncoderMissing        no encoder has been built at this path
│   └── EncoderUnavailable    the model's weights cannot be had (hub not reachable, no such folder)
├── ArticlesError             the folder or file of articles cannot be read at all
├── BaseMissing               nothing has been ingested under this name
└── BaseOutdated              the base was built with another encoder
"""

from __future__ import annotations


class KnowledgeError(Exception):
    """Base of this library's errors; `status` is the HTTP status, `say` the customer's message."""

    status = 500
    say = "error-technical"


class EncoderError(KnowledgeError):
    """The encoder cannot be used."""


class EncoderMissing(EncoderError):
    """No encoder has been built at this path."""

    status = 503


class EncoderUnavailable(EncoderError):
    """The model's weights cannot be had."""

    status = 503


class ArticlesError(KnowledgeError):
    """The folder or file of articles cannot be read at all."""

    status = 422


class BaseMissing(KnowledgeError):
    """Nothing has been ingested under this name."""

    status = 404


class BaseOutdated(KnowledgeError):
    """The base was built with another encoder and has to be ingested again."""

    status = 503
