"""Proposals and their histories: how they rest in the database, and every way to add to them."""
