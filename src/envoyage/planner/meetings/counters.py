"""Unary counters (totalizers), and the counting of tables and busy parties in every slot with them."""

from collections.abc import Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, IntVar

from envoyage.planner.meetings.unknowns import Unknowns


def counter(model: CpModel, of: Sequence[IntVar], most: int, name: str) -> list[IntVar]:
    """Unknowns that say whether at least 1, 2, ... ``most`` of these are true."""
    if len(of) <= 1:
        return list(of)[:most]
    half = len(of) // 2
    left = counter(model, of[:half], most, f"{name}l")
    right = counter(model, of[half:], most, f"{name}r")
    sums = [model.new_bool_var(f"{name}[{k}]") for k in range(min(len(left) + len(right), most))]
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            _at_least(model, left[i - 1 : i] if i else [], right[j - 1 : j] if j else [], sums[: i + j])
            _at_most(model, left[i : i + 1], right[j : j + 1], sums[i + j : i + j + 1])
    for fewer, more in pairwise(sums):
        model.add_implication(more, fewer)
    return sums


def _at_least(model: CpModel, left: Sequence[IntVar], right: Sequence[IntVar], sums: Sequence[IntVar]) -> None:
    """At least i and at least j make at least i + j, or as many as are counted."""
    if sums and (left or right):
        model.add_bool_or(sums[-1], *(x.negated() for x in (*left, *right)))


def _at_most(model: CpModel, left: Sequence[IntVar], right: Sequence[IntVar], above: Sequence[IntVar]) -> None:
    """No more than i and no more than j make no more than i + j."""
    if above:
        model.add_bool_or(above[0].negated(), *left, *right)


def limit_tables(unknowns: Unknowns) -> None:
    """No more meetings at once than tables, as sums."""
    for t, slot in enumerate(unknowns.request.slots):
        here = unknowns.tables_at(t)
        if len(here) > slot.tables:
            unknowns.model.add(sum(here) <= slot.tables)


def count_tables(unknowns: Unknowns) -> None:
    """The same by counters over clusters of meetings that share a party, and over the parties that are busy.

    Where all meetings are of two parties, twice as many parties are busy as there are meetings: an even number.
    """
    clusters = _clusters(unknowns)
    for t, slot in enumerate(unknowns.request.slots):
        meetings = _limited(unknowns.model, _held(unknowns, clusters, t), slot.tables, f"meetings[{t}]")
        if not unknowns.request.hosts and all(len(m.parties) == 2 for m in unknowns.request.meetings):
            busy = [at[t] for at in unknowns.busy.values() if t in at]
            parties = _limited(unknowns.model, busy, 2 * slot.tables, f"parties[{t}]")
            _double(unknowns.model, meetings, parties)


def _limited(model: CpModel, of: Sequence[IntVar], most: int, name: str) -> list[IntVar]:
    counts = counter(model, of, most + 1, name)
    if len(counts) > most:
        model.add_bool_and([counts[most].negated()])
    return counts[:most]


def _double(model: CpModel, meetings: Sequence[IntVar], parties: Sequence[IntVar]) -> None:
    for k in range(0, len(parties), 2):
        if k + 1 < len(parties):
            model.add_implication(parties[k], parties[k + 1])
        else:
            model.add_bool_and([parties[k].negated()])
    for one, two in zip(meetings, parties[1::2], strict=False):
        model.add_implication(one, two)
        model.add_implication(two, one)


def _clusters(unknowns: Unknowns) -> list[tuple[str, list[str]]]:
    """All meetings in few lists, each of meetings that share a party and so are never at several tables at once."""
    hosts = (h for h in unknowns.request.hosts if unknowns.request.meetings_of[h])
    clusters = [(host, list(unknowns.request.meetings_of[host])) for host in hosts]
    left = {m.id for m in unknowns.request.meetings} - set(unknowns.request.host_of)
    while left:
        mine = {p: [m for m in ms if m in left] for p, ms in unknowns.request.meetings_of.items()}
        party = max(mine, key=lambda p: len(mine[p]))
        clusters.append((party, mine[party]))
        left -= set(mine[party])
    return clusters


def _held(unknowns: Unknowns, clusters: Sequence[tuple[str, list[str]]], time: int) -> list[IntVar]:
    """For each cluster, whether one of its meetings is held at a time."""
    held: list[IntVar] = []
    for party, meetings in clusters:
        here = unknowns.placed_at(time, meetings)
        if len(meetings) == len(unknowns.request.meetings_of[party]):
            held += [unknowns.busy[party][time]] if here else []
        elif len(here) > 1:
            held.append(unknowns.model.new_bool_var(f"held[{party},{time}]"))
            unknowns.model.add_exactly_one(held[-1].negated(), *here)
        else:
            held += here
    return held
