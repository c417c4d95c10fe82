"""Catalogues of licences from spreadsheets -> Service, and dates of issued licences -> Issuance; with problems.

rows.py              the tables that a catalogue may hold, one row class each: columns of the template and of the reading
shapes.toml/.py      which titles mean which column, in our template and in real exports; which sheet holds which table
sheets.py            one table as rows of values, every row accounted for, every fault at its cell
shared.py            what many services share: laws, offices, documents, payees, complaint channels, held against what is stored
building.py          rows -> services
merging.py           a service of a file on top of the stored one: what the file does not say stays
reading.py           read_services(), read_issuances(): the doors
problem_words.py     the problems that only these files have
template.py, report.py
"""
