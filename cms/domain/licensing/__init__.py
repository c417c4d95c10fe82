"""Licences and other services of the city: what to bring, what to pay, how long it takes, in which order, by which law.

services.py holds the whole fact; its parts are laws, offices, requirements, steps, times, fees, results and charter (rights,
pledge, standard). completeness.py says which of the 14 legal components are missing, checks.py what is wrong, totals.py what it
comes to, changes.py what differs from before, rows.py the tables of open data, publication.py what the site shows.
"""
