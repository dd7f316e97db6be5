"""Breaks and their fairness, as unknowns."""

from ortools.sat.python.cp_model import CpModel, IntVar

from envoyage.planner.meetings.counters import counter
from envoyage.planner.meetings.unknowns import ByTime, Unknowns


def add_breaks(unknowns: Unknowns) -> None:
    """One unknown for each time at which a break of a party can end, and the fairness that is asked for."""
    for party, meetings in unknowns.request.meetings_of.items():
        few = len(meetings) < 2
        unknowns.breaks[party] = [] if few else _breaks(unknowns.model, unknowns.busy[party], party)
        if unknowns.breaks[party] and party not in unknowns.request.hosts:
            _stay_in_one_block(unknowns, party)
    if unknowns.request.fairness is not None and unknowns.breaks:
        _keep_fair(unknowns, unknowns.request.fairness)


def _breaks(model: CpModel, busy: ByTime, party: str) -> list[IntVar]:
    """A break ends where a party that has met before and is idle now is busy next."""
    breaks: list[IntVar] = []
    begun: IntVar | None = None
    first, last = min(busy, default=0), max(busy, default=0)
    for t in range(first, last):
        begun = _begun(model, begun, busy.get(t), f"begun[{party},{t}]")
        if t > first and t + 1 in busy:
            ends = model.new_bool_var(f"break[{party},{t}]")
            idle = [] if t not in busy else [busy[t].negated()]
            reasons = [begun, busy[t + 1], *idle]
            model.add_bool_or(ends, *(r.negated() for r in reasons))
            for reason in reasons:
                model.add_implication(ends, reason)
            breaks.append(ends)
    return breaks


def _stay_in_one_block(unknowns: Unknowns, party: str) -> None:
    """Redundant: without a break, a party's meetings fill one block of slots.

    Where a block can start says more at once than one break after the other does: far fewer contradictions are
    needed for a proof.
    """
    model, busy, breaks = unknowns.model, unknowns.busy[party], unknowns.breaks[party]
    blocks = _blocks(unknowns, party)
    starts = [model.new_bool_var(f"block[{party},{block.start}]") for block in blocks]
    broken = model.new_bool_var(f"broken[{party}]")
    model.add_bool_or(broken.negated(), *breaks)
    for ends in breaks:
        model.add_implication(ends, broken)
    model.add_exactly_one(broken, *starts)
    for block, start in zip(blocks, starts, strict=True):
        for t, at in busy.items():
            model.add_implication(start, at if t in block else at.negated())
    for t, at in busy.items():
        here = (start for block, start in zip(blocks, starts, strict=True) if t in block)
        model.add_bool_or(at.negated(), broken, *here)


def _blocks(unknowns: Unknowns, party: str) -> list[range]:
    """The blocks of slots that can hold all meetings of a party without a break."""
    meetings = unknowns.request.meetings_of[party]
    blocks = (range(t, t + len(meetings)) for t in unknowns.times)
    return [
        block
        for block in blocks
        if all(t in unknowns.busy[party] for t in block)
        and all(any(t in block for t in unknowns.possible[m]) for m in meetings)
    ]


def _begun(model: CpModel, before: IntVar | None, busy: IntVar | None, name: str) -> IntVar:
    """Whether a party has met by now: it had before, or it is busy now."""
    reasons = [r for r in (before, busy) if r is not None]
    if len(reasons) == 1:
        return reasons[0]
    begun = model.new_bool_var(name)
    model.add_bool_or(begun.negated(), *reasons)
    for reason in reasons:
        model.add_implication(reason, begun)
    return begun


def _keep_fair(unknowns: Unknowns, difference: int) -> None:
    """Nobody has more breaks than the least has and the difference.

    The least is known where somebody cannot have any. Else ``least[k]`` says that everybody has more than k.
    """
    model = unknowns.model
    floor = min(len(b) for b in unknowns.breaks.values())
    if not floor:
        for breaks in unknowns.breaks.values():
            if len(breaks) > difference:
                model.add(sum(breaks) <= difference)
        return
    least = [model.new_bool_var(f"least[{k}]") for k in range(floor)]
    for party, breaks in unknowns.breaks.items():
        counts = counter(model, breaks, len(breaks), f"breaks[{party}]")
        for k in range(floor):
            model.add_implication(least[k], counts[k])
        for k in range(difference, len(counts)):
            reason = [least[k - difference]] if k - difference < floor else []
            model.add_bool_or(counts[k].negated(), *reason)
