"""Fee formulas: `luas * koefisien * 25%`, read by a small grammar of our own, never by eval, and reckoned exactly.

definition.py says what a formula is and checks it, parsing.py reads its text, reckoning.py gives the amount for a reader's inputs.
The parsed form is plain JSON and every value on the way is an exact fraction, so that a browser with BigInt reckons the same rupiah.
"""
