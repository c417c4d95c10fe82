"""Licences: the catalogue, a page for each service with its checklist and its complaints, and the offices with their completeness."""
