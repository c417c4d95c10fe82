"""The database refuses, on its own, periods of a fee that overlap or leave a gap, a version without
steps, fees, results, complaint channels or laws, and any change of what was published.

Of a draft only first days are stored, each period lasting until the next begins, so only "ended, and charged again later" could leave a
gap there. A version holds whole periods, as the public reads them; they are compared as they are. SQL for SQLite and PostgreSQL.
"""

from __future__ import annotations

from cms.core.triggers import Trigger

FEES, VERSIONS = "licensing_servicefee", "licensing_serviceversionrecord"
GAP = "A fee that has ended is not charged again later: its periods leave no gap."
JOINED = "Periods of one fee neither overlap nor leave a gap."
LACKING = "A published version has steps, fees, results, complaint channels and laws."
FINAL = "A published version is never changed or deleted; publish a new one."

_AFTER_AN_END = (
    f"EXISTS (SELECT 1 FROM {FEES} AS other WHERE other.page_id = NEW.page_id AND other.key = NEW.key AND other.only_for = NEW.only_for AND ("  # noqa: S608  our own names
    "(NEW.kind <> 'ended' AND other.kind = 'ended' AND other.valid_from < NEW.valid_from)"
    " OR (NEW.kind = 'ended' AND other.kind <> 'ended' AND other.valid_from > NEW.valid_from)))"
)

# Two periods of one fee: the second begins on or after the first day of the first, and before that has ended; or some days after it has, with
# nothing in between. The list of fees, and a field of one of them, are spelled otherwise in each system.
_NOT_JOINED = (
    "EXISTS (SELECT 1 FROM {fees} AS earlier, {fees} AS later WHERE earlier.{number} <> later.{number} AND {same} AND ("
    "({later_first} >= {earlier_first} AND ({earlier_last} IS NULL OR {earlier_last} >= {later_first}))"
    " OR ({later_first} > {day_after} AND NOT EXISTS (SELECT 1 FROM {fees} AS between_them WHERE {same_between} AND {between_first} = {day_after}))))"
)


def _sqlite(alias: str, field: str) -> str:
    return f"json_extract({alias}.value, '$.{field}')"


def _postgresql(alias: str, field: str) -> str:
    return f"({alias}.value #> '{{{field.replace('.', ',')}}}')"


def _day(alias: str, end: str) -> str:
    return f"CAST({alias}.value #>> '{{validity,{end}}}' AS date)"


_SQLITE = _NOT_JOINED.format(
    fees="json_each(NEW.facts, '$.fees')",
    number="key",
    same=f"{_sqlite('earlier', 'key')} = {_sqlite('later', 'key')} AND {_sqlite('earlier', 'only_for')} IS {_sqlite('later', 'only_for')}",
    same_between=f"{_sqlite('earlier', 'key')} = {_sqlite('between_them', 'key')}"
    f" AND {_sqlite('earlier', 'only_for')} IS {_sqlite('between_them', 'only_for')}",
    later_first=_sqlite("later", "validity.first"),
    earlier_first=_sqlite("earlier", "validity.first"),
    earlier_last=_sqlite("earlier", "validity.last"),
    between_first=_sqlite("between_them", "validity.first"),
    day_after=f"date({_sqlite('earlier', 'validity.last')}, '+1 day')",
)
_POSTGRESQL = _NOT_JOINED.format(
    fees="jsonb_array_elements(COALESCE(NEW.facts->'fees', '[]')) WITH ORDINALITY",
    number="ordinality",
    same=f"{_postgresql('earlier', 'key')} = {_postgresql('later', 'key')}"
    f" AND {_postgresql('earlier', 'only_for')} IS NOT DISTINCT FROM {_postgresql('later', 'only_for')}",
    same_between=f"{_postgresql('earlier', 'key')} = {_postgresql('between_them', 'key')}"
    f" AND {_postgresql('earlier', 'only_for')} IS NOT DISTINCT FROM {_postgresql('between_them', 'only_for')}",
    later_first=_day("later", "first"),
    earlier_first=_day("earlier", "first"),
    earlier_last=_day("earlier", "last"),
    between_first=_day("between_them", "first"),
    day_after=f"({_day('earlier', 'last')} + 1)",
)

# What a version cannot do without has rows of its own; whether they say enough is looked at before publication and again at every build.
_PARTS = ("blocks", "fees", "results", "complaints", "legal_bases")
_LACKING = " OR ".join(f"COALESCE(json_array_length(NEW.facts, '$.{part}'), 0) = 0" for part in _PARTS)
_LACKING_POSTGRESQL = " OR ".join(f"COALESCE(jsonb_array_length(NEW.facts->'{part}'), 0) = 0" for part in _PARTS)

TRIGGERS = (
    Trigger(name="fee_charged_after_its_end", when="AFTER INSERT", table=FEES, condition=_AFTER_AN_END, message=GAP),
    Trigger(name="fee_moved_after_its_end", when="AFTER UPDATE", table=FEES, condition=_AFTER_AN_END, message=GAP),
    Trigger(name="version_with_joined_periods", when="BEFORE INSERT", table=VERSIONS, condition=_SQLITE, postgresql=_POSTGRESQL, message=JOINED),
    Trigger(
        name="version_with_its_parts",
        when="BEFORE INSERT",
        table=VERSIONS,
        condition=_LACKING,
        postgresql=_LACKING_POSTGRESQL,
        message=LACKING,
    ),
    Trigger(name="version_not_updated", when="BEFORE UPDATE", table=VERSIONS, message=FINAL),
    Trigger(name="version_not_deleted", when="BEFORE DELETE", table=VERSIONS, message=FINAL),
)
