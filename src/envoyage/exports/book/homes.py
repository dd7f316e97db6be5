"""Evenings in homes: dinners in several homes on one evening are one entry that lists the homes."""

from collections.abc import Iterable
from dataclasses import replace

from envoyage.exports.content import Item
from envoyage.planner.plan import Kind

Evening = tuple[Item, tuple[Item, ...]]
"""An entry of a day and the homes it stands for; none where the entry speaks for itself."""


def with_evenings(items: Iterable[Item]) -> tuple[Evening, ...]:
    """The items of a day in time order, all that go to homes as one."""
    listed = tuple(items)
    homes = tuple(i for i in listed if i.kind == Kind.HOME_HOSPITALITY)
    if len(homes) < 2:
        return tuple((i, ()) for i in listed)
    entries: list[Evening] = [(i, ()) for i in listed if i not in homes]
    entries.append((_evening(homes), homes))
    return tuple(sorted(entries, key=lambda entry: (entry[0].start, entry[0].end, entry[0].id)))


def _evening(homes: tuple[Item, ...]) -> Item:
    """One item for all homes, from the first arrival to the last farewell."""
    return replace(
        homes[0],
        start=min(h.start for h in homes),
        end=max(h.end for h in homes),
        title=f"Dinner in {len(homes)} homes",
        leave=min((h.leave for h in homes if h.leave), default=""),
        ride=0, place="", address="", contact="", phone="", attendees=(), people=(), vehicles=(),
        officers=tuple(dict.fromkeys(o for h in homes for o in h.officers)),
        officer_ids=tuple(dict.fromkeys(o for h in homes for o in h.officer_ids)),
    )  # fmt: skip
