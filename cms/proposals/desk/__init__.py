"""The planning officer's desk in Wagtail's admin: what lies where, one proposal with its history, and every way to answer.

queue.py   what is shown: desks with their counts, rows with age and due date, what lacks a budget line, money without a proposal
fields.py  the fields that a move can say, made from the table of moves
forms.py   the forms of answers
views.py   the screens
"""
