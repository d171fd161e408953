"""A local stand-in for Meta's messaging APIs, for demonstrations and tests."""
