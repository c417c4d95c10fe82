"""The sample city: workbooks in the shapes that governments really send, for `make demo`.

They are files like any other: the demo uploads them through the importer, nothing is inserted behind its back. Kota Binjai's budget of 2023 by
account is real and carries its source; every figure by office is invented and says CONTOH (sample).
"""
