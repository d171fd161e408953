"""Meridian Goods, the fictional shop that shows what Parley does."""

from records.demo.generator import generate

__all__ = ["generate"]
