"""What runs in the child process: files of strangers -> rows of plain values. Used by importers/workbook.py alone.

Everything here deals in values that `marshal` can carry, because they cross a process border. A cell is one of

    None            nothing
    str             text, as in the file
    bytes           a number: its digits as they stand in the file, so that no binary float comes in between
    (kind, text)    anything else: "date", "percent", "boolean", "error", "no-value" (a formula without a value), "broken"
"""
