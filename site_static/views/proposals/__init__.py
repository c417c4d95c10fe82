"""Pages of proposals: one for each, lists by place, office, origin, state, year and theme, what became real, and why the others did not."""
