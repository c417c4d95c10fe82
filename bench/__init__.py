"""The benchmarks: how many pages and rows a second of CPU makes. `python -m bench --help`."""
