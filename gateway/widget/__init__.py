"""The web chat widget, one script for any shop's page, and a demo shop that carries it."""
