"""Ids: none missing, none twice, none that a list in a cell could not hold."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import place
from envoyage.planner.languages import language_name
from envoyage.planner.problem import Problem

TABLES = (
    "themes", "objectives", "sectors", "countries", "blocks", "windows", "sessions", "participants", "officers",
    "cities", "airports", "resources", "contacts", "hosts", "hotels", "vehicles", "flights", "staff", "medical",
)  # fmt: skip
"""The tables whose rows have an id."""

SEPARATORS = (",", ";", "\n", "[", "]")
LONGEST_ID = 100


def odd_ids(problem: Problem) -> Iterator[Fault]:
    """Ids that are missing, too long, or hold what separates a list; the programme's own id too."""
    for table, ids in _ids(problem):
        for number, key in enumerate(ids, 1):
            why = why_odd(key)
            if why:
                where = place(table, "" if table == "programme" else key or str(number), "id")
                yield Fault("odd_id", where, why, "Use letters, digits and hyphens.")


def _ids(problem: Problem) -> Iterator[tuple[str, list[str]]]:
    yield "programme", [problem.id]
    yield "slots", [s.id for w in problem.windows for s in w.slots]
    for table in TABLES:
        yield table, [row.id for row in getattr(problem, table)]


def why_odd(key: str) -> str:
    """What is wrong with an id, as a sentence; empty where nothing is."""
    if not key:
        return "The id is missing."
    if key != key.strip() or not key.isprintable() or any(mark in key for mark in SEPARATORS):
        return f"The id {key!r} holds a comma, a semicolon, a bracket, a line break or a space at its end."
    return f"The id is longer than {LONGEST_ID} characters." if len(key) > LONGEST_ID else ""


def duplicates(problem: Problem) -> Iterator[Fault]:
    """Ids and keys that occur more than once where they must be unique."""
    for table, ids in _ids(problem):
        yield from _twice(table, "id", ids)
    slots = [s.id for w in problem.windows for s in w.slots]
    yield from _twice("slots", "id", [*_once(problem.block), *_once(slots)], own=True)
    yield from _twice("officers", "id", [*_once(problem.participant), *_once(problem.officer)], own=True)
    yield from _twice("per_diems", "month", [f"{p.city}/{p.month}" for p in problem.per_diems])
    yield from _twice("travel_times", "destination", [f"{t.origin}/{t.destination}" for t in problem.travel_times])
    for p in problem.participants:
        yield from _inside("participants", p.id, "languages", [language_name(s.language) for s in p.languages])
        yield from _inside("participants", p.id, "needs", [f"{n.objective} with {n.theme}" for n in p.needs])
    for c in problem.cities:
        yield from _inside("cities", c.id, "capacities", [s.period for s in c.capacities])


def _once(keys: Iterable[str]) -> Iterable[str]:
    """The keys, of those that differ in case alone the last."""
    return {key.casefold(): key for key in keys}.values()


def _twice(table: str, field: str, keys: Iterable[str], *, own: bool = False) -> Iterator[Fault]:
    """``own``: the keys of two tables that share their names, those of one table given once.

    Keys that differ in case alone are the same: cells may name them in any case, and on some disks so may file names.
    """
    spelt: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        spelt[key.casefold()].append(key)
    for found in (spelt[k] for k in sorted(spelt) if len(spelt[k]) > 1 and k):
        key, ways = found[-1], list(dict.fromkeys(found))
        where = "in another table" if own else f"{len(found)} times"
        as_what = f", as {' and '.join(map(repr, ways))}" if len(ways) > 1 else ""
        yield Fault(
            "duplicate_id", place(table, key, field), f"{key!r} is there {where}{as_what}.",
            "Give every row an id of its own, or remove the rows that are there twice.",
        )  # fmt: skip


def _inside(table: str, key: str, field: str, values: list[str]) -> Iterator[Fault]:
    for value in sorted(v for v, n in Counter(values).items() if n > 1):
        yield Fault("listed_twice", place(table, key, field), f"{value} is listed twice.", "Keep one of them.")
