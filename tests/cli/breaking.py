"""Breaks a plan document as a hand in an editor does: rows deleted, ids renamed, lists emptied, dates swapped."""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

Row = dict[str, Any]
Rows = list[Any]
Break = Callable[[random.Random, Row], None]


def broken(document: Row, seed: int, *halves: str) -> Row:
    """The document with one to three breaks in these halves (``plan``, ``problem``); the same seed breaks the same."""
    chance, document = random.Random(seed), deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        chance.choice(BREAKS)(chance, document[chance.choice(halves)])
    return document


def _tables(half: Row) -> dict[str, Rows]:
    """Every list of rows, those inside rows (needs, capacities, slots) and of the pins too."""
    return {path: rows for path, rows in _lists(half, "") if rows and isinstance(rows[0], dict)}


def _lists(row: Row, path: str) -> Iterator[tuple[str, Rows]]:
    for name, value in row.items():
        if isinstance(value, list):
            yield f"{path}.{name}", value
            for number, part in enumerate(value):
                yield from _lists(part, f"{path}.{name}.{number}") if isinstance(part, dict) else ()
        elif isinstance(value, dict):
            yield from _lists(value, f"{path}.{name}")


def _table(chance: random.Random, half: Row) -> Rows:
    """Large tables within tables are many: choose by the table's name first, so that every table gets its turn."""
    tables = _tables(half)
    names = sorted({path.rpartition(".")[2] for path in tables})
    name = chance.choice(names)
    return tables[chance.choice(sorted(path for path in tables if path.rpartition(".")[2] == name))]


def _row(chance: random.Random, half: Row) -> Row:
    row: Row = chance.choice(_table(chance, half))
    return row


def _delete_row(chance: random.Random, half: Row) -> None:
    rows = _table(chance, half)
    rows.pop(chance.randrange(len(rows)))


def _repeat_row(chance: random.Random, half: Row) -> None:
    rows = _table(chance, half)
    rows.insert(0, deepcopy(chance.choice(rows)))


def _empty_table(chance: random.Random, half: Row) -> None:
    _table(chance, half).clear()


def _empty_list(chance: random.Random, half: Row) -> None:
    lists = sorted(path for path, values in _lists(half, "") if values and not isinstance(values[0], dict))
    names = sorted({path.rpartition(".")[2] for path in lists})
    name = chance.choice(names)
    path = chance.choice([p for p in lists if p.rpartition(".")[2] == name])
    dict(_lists(half, ""))[path].clear()


def _rename(chance: random.Random, half: Row) -> None:
    row = _row(chance, half)
    row["id" if "id" in row else chance.choice(_words(row) or ["id"])] = "renamed-by-hand"


def _misname(chance: random.Random, half: Row) -> None:
    """Some text of a row, or one of a list of texts, is another."""
    row = _row(chance, half)
    lists = [name for name, value in sorted(row.items()) if isinstance(value, list) and value and _is_text(value[0])]
    name = chance.choice([*_words(row), *lists, "id"])
    row[name] = ["misnamed", *row[name][1:]] if name in lists else chance.choice(["misnamed", ""])


def _swap(chance: random.Random, half: Row) -> None:
    """Two fields of a row that look alike change places: start and end, arrive and leave, from and to."""
    row = _row(chance, half)
    words = _words(row)
    pairs = [(a, b) for a in words for b in words if a < b and _shape(row[a]) == _shape(row[b])]
    if pairs:
        a, b = chance.choice(pairs)
        row[a], row[b] = row[b], row[a]


def _misdate(chance: random.Random, half: Row) -> None:
    """A day in another year."""
    row = _row(chance, half)
    dated = [name for name in _words(row) if _shape(row[name])]
    if dated:
        name = chance.choice(dated)
        row[name] = chance.choice(["0001", "2026", "2031", "9999"]) + row[name][4:]


def _misnumber(chance: random.Random, half: Row) -> None:
    row = _row(chance, half)
    numbers = [name for name, value in sorted(row.items()) if type(value) in (int, float)]
    if numbers:
        name = chance.choice(numbers)
        row[name] = type(row[name])(chance.choice([0, -1, 10**9]))


def _words(row: Row) -> list[str]:
    return [name for name, value in sorted(row.items()) if _is_text(value)]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _shape(text: str) -> str:
    """What kind of day or time a text is, empty for other words."""
    return "".join("0" if c.isdigit() else c for c in text) if text[:4].isdigit() and "-" in text else ""


BREAKS: tuple[Break, ...] = (
    _delete_row, _repeat_row, _empty_table, _empty_list, _rename, _misname, _swap, _misdate, _misnumber,
)  # fmt: skip
