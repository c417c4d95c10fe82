"""Budget documents: one per year, phase and sequence; each with its vintages, which never change once accepted."""
