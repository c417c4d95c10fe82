"""Budget workbooks in layouts put together at random, each with what a careful reader finds in it.

truth.py     a small budget: offices, activities, accounts, sources of money, amounts of several phases
choices.py   the dimensions of a layout, and which values of them go together
nodes.py     the truth as rows: lines, their parents, printed totals
columns.py   what stands in the columns of those rows
drawing.py   rows and columns as sheets: heading, title block, pages, notes
render.py    one truth in one layout, and the right answer to a request
"""
