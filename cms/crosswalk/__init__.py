"""The crosswalk: which codes of offices and accounts go on under which. A whole table at a time; every version is kept."""
