"""A rehearsal: one document that programs read and that is drawn for people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from envoyage.cli.terminal import counted, stacked, table

if TYPE_CHECKING:
    from rich.console import RenderableType

    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.rehearse import Help, Link, Rehearsal, Spread

MOST_SHOWN = 10
"""Rows of a table on the terminal; the document and the workbook hold all."""
LINK_COLUMNS = ("link", "slack", "a run", "broke in")
HELP_COLUMNS = ("what would help", "for", "spares a run")


def document(problem: Problem, plan: Plan, found: Rehearsal) -> dict[str, Any]:
    """The rehearsal, ready for JSON."""
    return {
        "programme": problem.title, "seed": found.seed, "asked": found.asked, "played": found.played,
        "interrupted": found.interrupted, "unbroken": found.unbroken, "broken_before": found.known,
        "events": dict(found.events),
        "breakages": _spread(found.all),
        "rules": [{"rule": rule, **_spread(s)} for rule, s in found.rules],
        "days": [{"day": day.isoformat() if day else None, **_spread(s)} for day, s in found.days],
        "people": [{"person": p, "name": problem.participant[p].name, **_spread(s)} for p, s in found.people],
        "weakest": [_link(problem, plan, w.link) | {"mean": w.mean, "runs": w.runs} for w in found.weakest],
        "tightest": [_link(problem, plan, link) for link in found.tightest],
        "helps": [_help(problem, plan, h) for h in found.helps],
    }  # fmt: skip


def _spread(spread: Spread) -> dict[str, Any]:
    return {"mean": spread.mean, "nine_in_ten": spread.nine_in_ten}


def _link(problem: Problem, plan: Plan, link: Link) -> dict[str, Any]:
    from envoyage.planner.rehearse.wording import link_words, slack_words  # noqa: PLC0415 -- help must answer at once

    return {
        "kind": link.kind.value, "key": link.key, "link": link_words(problem, plan, link), "slack": link.slack,
        "slack_in_words": slack_words(link),
    }  # fmt: skip


def _help(problem: Problem, plan: Plan, helped: Help) -> dict[str, Any]:
    from envoyage.planner.rehearse.wording import fix_words  # noqa: PLC0415 -- help must answer at once

    return {
        "fix": fix_words(problem, plan, helped.fix), "for": _link(problem, plan, helped.link),
        "removed": helped.removed,
    }  # fmt: skip


def draw(facts: dict[str, Any]) -> RenderableType:
    """The rehearsal as a person reads it in a terminal."""
    from envoyage.planner.rehearse.wording import rule_title  # noqa: PLC0415 -- help must answer at once

    days = [{**d, "day": _day_words(d["day"])} for d in facts["days"]]
    rules = [{**r, "rule": rule_title(r["rule"])} for r in facts["rules"]]
    return stacked(
        (
            _head(facts),
            table("Breakages by rule", ("rule", "mean a run", "nine in ten"), _rows(rules, "rule"), right=2),
            table("Breakages by day", ("day", "mean a run", "nine in ten"), _rows(days, "day"), right=2),
            table("People most often touched", ("person", "mean a run", "nine in ten"),
                  _rows(facts["people"][:MOST_SHOWN], "name"), right=2),
            table("Weakest links, by breakages a run", LINK_COLUMNS, _weakest(facts), right=2),
            table("Least slack", LINK_COLUMNS[:2], [(x["link"], x["slack_in_words"]) for x in facts["tightest"]]),
            table("What would help", HELP_COLUMNS, [(h["fix"], h["for"]["link"], f"{h['removed']:.2f}")
                                                    for h in facts["helps"]], right=1),
        )
    )  # fmt: skip


def _head(facts: dict[str, Any]) -> str:
    b = facts["breakages"]
    lines = [
        f"{facts['programme']}: {counted(facts['played'], 'run')} played.",
        f"{b['mean']:.1f} breakages a run in the mean, {b['nine_in_ten']} at most in nine of ten; "
        f"{facts['unbroken']} without any.",
    ]
    if facts["broken_before"]:
        lines.append(f"Not counted: {counted(facts['broken_before'], 'finding')} that the plan has anyway.")
    return "\n".join((*lines, "Days and times are local to each city.", ""))


def _day_words(day: str | None) -> str:
    return f"{date.fromisoformat(day):%a %d %b}" if day else "no single day"


def _rows(found: list[dict[str, Any]], name: str) -> list[tuple[object, ...]]:
    return [(x[name], f"{x['mean']:.2f}", x["nine_in_ten"]) for x in found]


def _weakest(facts: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (w["link"], w["slack_in_words"], f"{w['mean']:.2f}", counted(w["runs"], "run"))
        for w in facts["weakest"][:MOST_SHOWN]
    ]
