"""Settings: base is what is always so; dev, test and production say the rest. Only these modules read the environment."""
