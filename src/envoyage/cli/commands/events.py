"""``envoyage events``."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date, datetime
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, PlanFile
from envoyage.planner.errors import Fault, Faulty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from envoyage.planner.events import Event

WORDS = """
Name people, organisations, hotels, cities by id or by the whole name (in quotation marks), groups as G1,
journeys as "G1 to Reno"; days as 2027-05-20, times as 2027-05-20T09:30, local. Words in brackets may be left out."""
KIND = "What happens, for instance participant-cancels, then its words in order: envoyage events PLAN.json --kinds."


def events(  # noqa: PLR0913, PLR0917 -- one argument an option
    plan_file: PlanFile,
    words: Annotated[list[str] | None, typer.Argument(metavar="[EVENT WORDS...]", help=KIND)] = None,
    random: Annotated[int, typer.Option(min=0, help="So many random events.")] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Starts the random events.")] = 7,
    now: Annotated[
        datetime | None, typer.Option(help="Date and time in the first city up to which the programme has happened.")
    ] = None,
    add: Annotated[Path | None, typer.Option(metavar="EVENTS.json", help="Events that happened before.")] = None,
    out: Annotated[Path | None, typer.Option(help="The file to write; else they are printed.")] = None,
    kinds: Annotated[bool, typer.Option("--kinds", help="List the kinds of events and their words.")] = False,
    json: AsJson = False,
) -> Status:
    """Write down what happened to a plan, or random events, as a file for repair."""
    from envoyage.cli.naming import names_of  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415
    from envoyage.cli.terminal import Terminal, printable, write_json  # noqa: PLC0415
    from envoyage.files.news import news_bytes, read_news, write_news  # noqa: PLC0415
    from envoyage.planner.events import KINDS, News, random_events  # noqa: PLC0415
    from envoyage.planner.events.faults import event_faults  # noqa: PLC0415
    from envoyage.planner.events.wording import happened as happened_in_words  # noqa: PLC0415

    if kinds:
        known = [{"event": _name(kind), "usage": _usage(kind), "means": _means(kind)} for kind in KINDS]
        Terminal(json).answer({"events": known}, "\n".join((*(_described(kind) for kind in KINDS), WORDS)))
        return Status.OK
    if not (words or random or add or now):
        way_out = "Name an event (--kinds lists them), or ask for some with --random."
        raise Faulty((Fault("missing", "events", "Nothing is said to have happened.", way_out),))
    problem, plan = read_known_plan(plan_file)
    before = read_news(add) if add else News()
    mine: tuple[Event, ...] = (_event(words, names_of(problem, plan)),) if words else ()
    happened = (*before.events, *mine, *random_events(problem, plan, random, seed))
    faults = event_faults(problem, plan, happened)
    if faults:
        raise Faulty(faults)
    news = News(happened, now or before.now, before.promises)
    if out:
        write_news(news, out)
        said = [happened_in_words(problem, plan, e) for e in happened]
        shown = "\n".join((f"Written: {out}", *(f"  {printable(line)}" for line in said)))
        Terminal(json).answer({"written": str(out), "events": said}, shown)
    else:
        write_json(loads(news_bytes(news)))
    return Status.OK


def _described(kind: type[Event]) -> str:
    """How a kind of event is written, and what it means."""
    return f"{_usage(kind)}\n    {_means(kind)}"


def _means(kind: type[Event]) -> str:
    return (kind.__doc__ or "").replace("``", "")


def _usage(kind: type[Event]) -> str:
    """The name of a kind of event with its words, those that may be left out in brackets."""
    parts = [f.name if f.default is MISSING else f"[{f.name}]" for f in fields(kind) if f.name != "event"]
    return " ".join([_name(kind), *parts])


def _name(kind: type[Event]) -> str:
    return next(str(f.default) for f in fields(kind) if f.name == "event")


def _event(words: list[str], names: Mapping[str, Mapping[str, str]]) -> Event:
    """The event that words say: its name, then its fields in order, things by their ids or names."""
    from envoyage.cli.naming import id_meant  # noqa: PLC0415 -- help must answer at once
    from envoyage.planner.events import KINDS  # noqa: PLC0415
    from envoyage.planner.faults.place import meant  # noqa: PLC0415

    known = {_name(kind): kind for kind in KINDS}
    if words[0] not in known:
        way_out = meant(words[0], tuple(known)) or "envoyage events PLAN.json --kinds lists them."
        raise Faulty((Fault("unknown_event", "events", f"There is no event {words[0]!r}.", way_out),))
    kind = known[words[0]]
    asked = [f for f in fields(kind) if f.name != "event"]
    needed = sum(f.default is MISSING for f in asked)
    if not needed <= len(words) - 1 <= len(asked):
        raise Faulty((Fault("missing", words[0], "Words are missing or too many.", f"Write: {_usage(kind)}."),))
    hints = get_type_hints(kind)
    values = {f.name: _value(hints[f.name], word, f.name) for f, word in zip(asked, words[1:], strict=False)}
    values |= {name: id_meant(values[name], names[name]) for name in values if name in names}
    return kind(**values)


def _value(hint: Any, word: str, name: str) -> Any:
    """A word as the field wants it."""
    wanted = str(hint)
    try:
        if hint is int:
            return int(word)
        if "datetime.datetime" in wanted or hint is datetime:
            return datetime.fromisoformat(word)
        return date.fromisoformat(word) if hint is date else word
    except ValueError:
        way_out = "Write dates as 2027-05-15, times as 2027-05-15T09:30, numbers in digits."
        raise Faulty((Fault("wrong_value", name, f"{word!r} is not possible here.", way_out),)) from None
