"""Steps and what to bring to them, out of rows. Old systems keep steps as HTML: each point of a list becomes a step of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any  # rows of several kinds

from cms.domain.licensing.requirements import Need
from cms.domain.licensing.rows import YesNo
from cms.domain.licensing.services import Service
from cms.domain.licensing.steps import Block, Step
from cms.domain.licensing.times import Span, StepTimes
from cms.domain.texts import Text
from importers.licensing.keys import free_key, key_of, listed
from importers.licensing.rows import NeedIn, StepIn
from importers.licensing.shared import Shared, combined, words_over
from importers.licensing.sheets import TableRows
from importers.licensing_words import Fragment, read_fragment, read_time

Row = tuple[TableRows[Any], int, Any]
WHOLE_WAY = Block(key="jalan", name=Text.of(id="Jalannya", en="The way"), steps=())
# What a step may be called; longer words stand in its description, whole.
LONGEST_NAME = 300


class Steps:
    """The steps of one service. places: which row a step, or a document at a step, came from."""

    def __init__(self, shared: Shared, *, is_sample: bool) -> None:
        self._shared, self._is_sample = shared, is_sample
        self.places: dict[str, Row] = {}

    def blocks(self, service: Service, rows: list[Row]) -> tuple[Block, ...]:
        """The steps of the file in place of the stored ones; a stored step of the same key keeps what the file does not say."""
        old, taken = {step.key: step for step in service.steps}, set[str]()
        read = [(row[2].block, step) for row in rows for step in self._steps(row, old, taken)]
        if not any(name for name, _ in read) and [step.key for _, step in read] == [step.key for step in service.steps]:
            return _as_grouped(service.blocks, [step for _, step in read])
        return _grouped(service.blocks, read)

    def _steps(self, row: Row, old: dict[str, Step], taken: set[str]) -> Iterator[Step]:
        table, position, said = row
        fragment = read_fragment(said.name)
        if not fragment.steps:
            table.refuse(position, "name", "licences.empty-step", said.name)
        for number, words in enumerate(fragment.steps):
            key = said.step if said.step and number == 0 else ""
            if key and key in taken:
                table.refuse(position, "step", "licences.key-twice", key)
            key = key or free_key(words, taken)
            taken.add(key)
            self.places[f"steps.{key}"] = row
            yield self._step(row, key, words, fragment, old.get(key))

    def _step(self, row: Row, key: str, words: str, fragment: Fragment, before: Step | None) -> Step:
        table, position, said = row
        base = before or Step(key=key, name=Text.of(id=_short(words)))
        description = said.description or (words if len(words) > LONGEST_NAME else "")
        step = combined(
            base,
            name=words_over(base.name, _short(words), said.name_en),
            description=words_over(base.description, description),
            relation=said.relation,
            channel=said.channel,
            url=said.url or next(iter(fragment.links), ""),
            office=self._shared.office(table, position, "office", said.office) if said.office else None,
            unit=words_over(base.unit, said.unit),
            times=self._times(row, base.times),
            recourse=self._shared.channel(table, position, "complain_to", said.complain_to) if said.complain_to else None,
            only_for=listed(said.only_for),
            in_person=_yes(said.in_person),
            proxy=_yes(said.proxy),
        )
        return step if said.optional is None else replace(step, is_optional=said.optional is YesNo.YES)

    def _times(self, row: Row, old: StepTimes | None) -> StepTimes | None:
        table, position, said = row
        spans = {name: self._span(table, position, said, name) for name in ("queue", "counter", "until_next")}
        citation = self._shared.citation(table, position, "law", said.law, said.article)
        if not any(spans.values()):
            return replace(old, citation=citation) if old and citation else None
        return combined(old or StepTimes(is_sample=self._is_sample), citation=citation, **spans)

    def _span(self, table: TableRows[StepIn], position: int, said: StepIn, name: str) -> Span | None:
        words: str = getattr(said, name)
        read = read_time(words).span if words else None
        if words and read is None:
            table.refuse(position, name, "licences.not-a-time", words)
        return read

    # What to bring ------------------------------------------------------------------------------------------------------

    def with_needs(self, service: Service, rows: list[Row]) -> tuple[Block, ...]:
        """The documents of the file, in its order, in place of the stored ones."""
        first = next((step.key for step in service.steps), "")
        by_step: dict[str, list[Need]] = {step.key: [] for step in service.steps}
        old = {(step.key, need.requirement.key, need.option): need for step in service.steps for need in step.needs}
        for row in rows:
            table, position, said = row
            step = said.step or first
            if step not in by_step:
                table.refuse(position, "step", "licences.unknown-step", said.step)
                continue
            need = self._need(row, step, old)
            self.places.setdefault(f"needs.{step}", row)
            self.places[f"needs.{step}.{need.requirement.key}"] = row
            by_step[step].append(need)
        return tuple(replace(block, steps=tuple(replace(step, needs=tuple(by_step[step.key])) for step in block.steps)) for block in service.blocks)

    def _need(self, row: Row, step: str, old: dict[tuple[str, str, int], Need]) -> Need:
        table: TableRows[NeedIn] = row[0]
        position, said = row[1:]
        requirement = self._shared.requirement(table, position, said)
        base = old.get((step, requirement.key, said.option or 1)) or Need(requirement=requirement)
        need = combined(
            base,
            requirement=requirement,
            only_for=listed(said.only_for),
            only_if=words_over(base.only_if, said.only_if),
            group=key_of(said.group),
            option=said.option,
            result_of=said.result_of,
            citation=self._shared.citation(table, position, "law", said.law, said.article),
        )
        counts = {name: getattr(said, name) for name in ("originals", "copies", "legalised") if getattr(said, name) is not None}
        return replace(need, **counts)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1].rpartition(" ")[0] + "…"


def _yes(said: YesNo | None) -> bool | None:
    return None if said is None else said is YesNo.YES


def _as_grouped(blocks: tuple[Block, ...], steps: list[Step]) -> tuple[Block, ...]:
    """The same steps in the same order stay in their parts."""
    left = iter(steps)
    return tuple(replace(block, steps=tuple(next(left) for _ in block.steps)) for block in blocks)


def _grouped(old: tuple[Block, ...], read: list[tuple[str, Step]]) -> tuple[Block, ...]:
    """Steps of one name one after the other make a part."""
    stored, taken = {block.name.original: block for block in old}, {block.key for block in old}
    found = []
    for name, group in groupby(_carried(read), key=lambda pair: pair[0]):
        base = stored.pop(name, None) or (replace(WHOLE_WAY, key=free_key(name, taken), name=Text.of(id=name)) if name else WHOLE_WAY)
        found.append(replace(base, steps=tuple(step for _, step in group)))
    return tuple(found)


def _carried(read: list[tuple[str, Step]]) -> Iterator[tuple[str, Step]]:
    """An empty cell means the part above."""
    current = ""
    for name, step in read:
        current = name or current
        yield current, step
