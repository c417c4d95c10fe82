"""The read-only API: what is published, with the tables' own column names."""
