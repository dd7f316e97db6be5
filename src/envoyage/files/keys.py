"""Keys of a JSON document that no field has: a typing slip there would otherwise be a silent default."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant

Path = tuple[str | int, ...]


def unknown_keys(kind: Any, value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every key below ``value`` that the dataclass ``kind`` does not know: its path and the question what was meant."""
    if is_dataclass(kind) and isinstance(value, Mapping):
        hints = get_type_hints(kind)
        known = tuple(field.name for field in fields(kind))
        for key, part in value.items():
            if key not in known:
                yield (*path, key), meant(key, known)
            else:
                yield from unknown_keys(hints[key], part, (*path, key))
        return
    if isinstance(value, list):
        for number, part in enumerate(value):
            inner = _kind_of(get_args(kind), part)
            if inner:
                yield from unknown_keys(inner, part, (*path, number))


def _kind_of(kinds: Iterable[Any], part: Any) -> Any:
    """The dataclass that a part of a list is of: of several the one whose mark, a field with one value, it bears."""
    options = [arg for kind in kinds for arg in (kind, *get_args(kind)) if is_dataclass(arg)]
    if len(options) < 2 or not isinstance(part, Mapping):
        return options[0] if len(options) == 1 else None
    marks = ((kind, field) for kind in options for field in fields(kind) if field.name == "event")
    return next((kind for kind, field in marks if field.default == part.get("event")), None)


def unknown_key(where: str, question: str) -> Fault:
    """The fault of a key that no field has."""
    return Fault("unknown_key", where, "There is no such key.", question or "Remove it; the schema lists all keys.")


def spot(document: Any, path: Path) -> str:
    """A path into a document as ``table[id].field``, with ids instead of numbers where rows have one."""
    text, here = "", document
    for step in path:
        here = _inside(here, step)
        name = here.get("id") if isinstance(here, Mapping) and isinstance(step, int) else None
        if isinstance(step, int):
            text += f"[{name if isinstance(name, str) and name else step}]"
        else:
            text += f".{step}" if text else step
    for whole in ("problem.", "plan.problem."):
        text = text.removeprefix(whole)
    return text


def _inside(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None
