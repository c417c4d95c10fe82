"""Lists of proposals and of their outcomes, in the shapes that governments keep them -> Proposal and ProposalEvent, and problems.

shapes.toml, shapes.py   which titles make which shape: usulan export, stage copies, council's plus and minus, milestones, outcomes
request.py               what is asked of a file
listing.py               one list as columns of values, every row accounted for
days.py, quantities.py   a cell -> a day, a quantity with its unit
exports.py, stages.py, council.py, milestones.py, outcomes.py   what is special about each shape
reading.py               read_proposals(), read_outcomes(): the doors
problem_words.py         the problems that only lists of proposals have
template.py              our own upload templates
"""
