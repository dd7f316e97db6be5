"""References from one table to another: each must lead to a row that exists."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import NAMELESS, meant, names_of, place
from envoyage.planner.problem import Problem


class Reference(NamedTuple):
    """A field that holds an id, or ids, of another table; ``blank`` says whether it may be empty."""

    table: str
    field: str
    target: str
    blank: bool = False


REFERENCES = (
    Reference("blocks", "city", "cities"),
    Reference("sessions", "block", "blocks"),
    Reference("sessions", "objectives", "objectives"),
    Reference("sessions", "themes", "themes"),
    Reference("participants", "country", "countries"),
    Reference("participants", "sector", "sectors", blank=True),
    Reference("participants", "needs.objective", "objectives"),
    Reference("participants", "needs.theme", "themes"),
    Reference("participants", "keep_with", "participants"),
    Reference("participants", "keep_apart", "participants"),
    Reference("cities", "airport", "airports", blank=True),
    Reference("cities", "capacities.period", "periods"),
    Reference("resources", "city", "cities"),
    Reference("resources", "themes", "themes"),
    Reference("resources", "objectives", "objectives"),
    Reference("contacts", "resource", "resources"),
    Reference("hosts", "city", "cities"),
    Reference("hotels", "city", "cities"),
    Reference("vehicles", "city", "cities"),
    Reference("medical", "city", "cities"),
    Reference("staff", "city", "cities", blank=True),
    Reference("flights", "participants", "participants"),
    Reference("per_diems", "city", "cities"),
    Reference("travel_times", "origin", "cities"),
    Reference("travel_times", "destination", "cities"),
    Reference("pins.members", "participant", "participants"),
    Reference("pins.cities", "slot", "slots"),
    Reference("pins.cities", "city", "cities"),
    Reference("pins.appointments", "resource", "resources"),
    Reference("pins.officers", "officer", "officers"),
)
"""Every field that names a row of another table."""

WORDS = {
    "countries": "country", "themes": "theme", "objectives": "objective", "sectors": "sector", "cities": "city",
    "participants": "participant", "resources": "resource", "officers": "officer", "airports": "airport",
    "blocks": "block", "slots": "slot", "periods": "period", "hotels": "hotel",
}  # fmt: skip
"""The tables that others refer to, and the word for one of their rows in codes."""

IN_SENTENCES = {"officer": "language officer", "block": "shared block", "period": "slot or shared block"}
"""What people call a row where the code's word is too short for them."""


def dangling(problem: Problem) -> Iterator[Fault]:
    """References that lead nowhere, with the nearest id that exists."""
    known = {target: tuple(row.id for row in getattr(problem, target)) for target in WORDS}
    for reference in REFERENCES:
        yield from _dangling(problem, reference, known[reference.target])


def _dangling(problem: Problem, ref: Reference, known: tuple[str, ...]) -> Iterator[Fault]:
    there = set(known)
    for key, row in keyed(problem, ref.table):
        for field, value in values(row, ref.field):
            if value not in there and (value or not ref.blank):
                names = names_of(getattr(problem, ref.target))
                yield unknown(ref.target, place(ref.table, key, field), value, known, names)


def unknown(target: str, where: str, value: str, known: tuple[str, ...], names: Mapping[str, str] = NAMELESS) -> Fault:
    """The fault of a reference to a row that does not exist; ``names`` are the ids by name."""
    word = IN_SENTENCES.get(WORDS[target], WORDS[target])
    text = f"There is no {word} {value!r}." if value else f"The {word} is missing."
    way = meant(value, known, names) or f"Add the {word}, or correct the id."
    return Fault(f"unknown_{WORDS[target]}", where, text, way)


def keyed(problem: Problem, table: str) -> Iterator[tuple[str, Any]]:
    """The rows of a table with what identifies each: its id, or for rows without one its naming fields."""
    source: Any = problem
    for part in table.split("."):
        source = getattr(source, part)
    for row in source:
        yield row.id if hasattr(row, "id") else "/".join(str(getattr(row, f)) for f in KEYS[table]), row


KEYS: Mapping[str, tuple[str, ...]] = {
    "per_diems": ("city", "month"),
    "travel_times": ("origin", "destination"),
    "pins.members": ("participant", "group"),
    "pins.cities": ("group", "slot"),
    "pins.appointments": ("group", "resource"),
    "pins.officers": ("officer", "group"),
    "waivers": ("rule", "about"),
    "outages": ("of", "about"),
}
"""What identifies the rows of tables without ids."""


def values(row: object, path: str) -> Iterator[tuple[str, Any]]:
    """The values at a dotted path, each with the path that leads to it, for instance ``needs[2].theme``."""
    head, _, rest = path.partition(".")
    value = getattr(row, head)
    if not rest:
        for single in value if isinstance(value, tuple) else (value,):
            yield head, single
        return
    for number, part in enumerate(value):
        yield from ((f"{head}[{number}].{tail}", found) for tail, found in values(part, rest))
