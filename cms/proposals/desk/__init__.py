"""The planning officer's desk in Wagtail's admin: what lies where, one proposal with its history, and every way to answer.

queue.py     what is shown: desks with their counts, rows with age and due date, what lacks a budget line, money without a proposal
filters.py   how the queue is narrowed down and sorted
fields.py    the fields that a move can say, made from the table of moves
forms.py     the forms of answers
home.py      the panel on the admin's first page
history.py   what an event says
screens.py   what the screens share
views.py     the screens that show
answers.py   the screens that answer
"""
