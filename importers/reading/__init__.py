"""What runs in the child process: files of strangers -> rows of plain values. Used by importers/workbook.py alone.

Everything here deals in values that `marshal` can carry, because they cross a process border. A row is (number, cells,
shape); a cell is None, text, True or False, the digits of a number as text, or a day as a tuple. The shape says which
columns hold digits and which hold days: rows of a table share a few shapes, so this costs nothing a cell.

    child.py           keeps the limits, reads one file from standard input, writes what it found
    recognise.py       what kind of file it is, by content
    archive.py, xml.py, xlsx.py, strings.py, styles.py, sheet_plain.py, sheet_general.py     .xlsx
    delimited.py       .csv and other text
    by_calamine.py     .xls, .xlsb, .ods
"""
