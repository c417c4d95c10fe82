"""Proposals (usulan): what was asked, every event since, what each move must say, and what follows from it on a given day.

choices.py     states, kinds, origins, levels: the words that a proposal is sorted by
facts.py       Proposal and ProposalEvent, with their columns for open data
reasons.py     the coded reasons, so that one can count why
moves.py       the one table of allowed moves and of what each must say; check_move(), check_proposal()
standing.py    what follows: state, desk, due date, slips, silence, money
outcomes.py    counts and rates over many proposals, small numbers masked
chain.py       the hash chain over events, and verify()
wording.py     the plain sentence, and every other text of this package, from words/<language>.toml

Used by the importer, the CMS, the API and the site alike: nobody else decides what a proposal may do or must say.
"""
