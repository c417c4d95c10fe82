"""Charts: figures of the budget -> SVG, made at build. Never a bar without its number.

    drawings.py      what each kind of chart shows: labels, exact amounts, nothing of where they stand on the page
    canvas.py        SVG elements; in a page colours are classes of the style sheet, in a file of its own they are attributes
    lettering.py     how wide a text is, where it breaks
    bars.py ...      one module for each kind: a drawing and the words of a language -> a picture, broad or tall
    picture.py       draw(): any drawing; as part of a page or as a file of its own, SVG and PNG

A chart knows amounts as Decimal and turns them into lengths only; every number in it is written by words.
"""
