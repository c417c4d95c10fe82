"""What site_static.check asks of a finished site: each module looks at one promise and tells what it found.

They read the finished folder, not the facts it was made from: a fault anywhere on the way to a file shows in the file. The modules that
know which table stands behind a file, and how a format is read back, ask the declarations (TABLES, FORMATS), not the writers.
"""
