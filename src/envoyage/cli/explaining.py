"""An explanation as a document for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from envoyage.cli.terminal import counted
from envoyage.files.workbook.naming import sheet_and_column

if TYPE_CHECKING:
    from envoyage.planner.explain import Clash, Explanation, Reason, WayOut
    from envoyage.planner.problem import Problem

HEADS = {
    "possible": "Possible: a complete plan was found, which is the proof.",
    "impossible": "No plan exists.",
    "unknown": "Not settled: no contradiction was found, and no complete plan either.",
}


def explanation_document(problem: Problem, found: Explanation) -> dict[str, Any]:
    """An explanation ready for JSON."""
    return {
        "programme": problem.title,
        "answer": found.answer.value,
        "seconds": found.seconds,
        "clashes": [_clash(clash) for clash in found.clashes],
        "notes": list(found.notes),
        "plan": asdict(found.plan.totals) if found.plan and found.plan.totals else None,
    }


def _clash(clash: Clash) -> dict[str, Any]:
    return {
        "elements": [{"id": e.id, "kind": e.kind, "text": e.text} for e in clash.elements],
        "smallest": clash.smallest,
        "reasons": [_reason(reason) for reason in clash.reasons],
        "ways_out": [asdict(way) for way in clash.ways],
        "tried": clash.tried,
    }


def _reason(reason: Reason) -> str:
    where = sheet_and_column(reason.place)
    return f"{reason.text} In the workbook: {where}." if where else reason.text


def explanation_lines(document: dict[str, Any], clashes: tuple[Clash, ...]) -> list[str]:
    """An explanation as a person reads it."""
    lines = [HEADS[document["answer"]], *document["notes"]]
    totals = document["plan"]
    if totals:
        lines.append(
            f"The plan found has coverage {totals['coverage_mean']:.1%} in the mean and "
            f"{totals['coverage_minimum']:.1%} at least, and costs {totals['cost']:,.0f} USD."
        )
    for number, clash in enumerate(clashes, 1):
        lines += ["", *_clash_lines(clash, number if len(clashes) > 1 else 0)]
    return [*lines, "", f"{document['seconds']:.1f} seconds."]


def _clash_lines(clash: Clash, number: int) -> Iterator[str]:
    head = f"Clash {number}. These cannot go together" if number else "These cannot go together"
    proof = "none can be spared, as solving again without each showed" if clash.smallest else "perhaps not all needed"
    yield f"{head} ({proof}):"
    yield from (f"  - {sentence}" for sentence in clash.sentences)
    yield from (f"  In short: {_reason(reason)}" for reason in clash.reasons)
    if not clash.ways:
        yield f"No single change was found to be enough ({clash.tried} tried); several must be made together."
        return
    tried = counted(clash.tried, "change")
    yield f"Each of these alone makes it possible (solved again; {tried} tried), cheapest first:"
    yield from (f"  - {way.text} {_price(way)}".rstrip() for way in clash.ways)


def _price(way: WayOut) -> str:
    parts = []
    if way.dollars:
        parts.append(f"costs {way.dollars:,.0f} USD")
    if way.price is not None and way.points is not None:
        dearer = f", {way.price:,.1f} less than the first" if way.price else ""
        parts.append(f"worth {way.points:,.1f} points{dearer}")
    return f"({'; '.join(parts)})" if parts else ""
