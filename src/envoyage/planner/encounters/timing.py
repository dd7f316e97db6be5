"""When and at which table the meetings of a block are held: the core of meetings, and interpreters besides."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

from envoyage.planner.encounters.arrangement import Aim, Figure, HeldMeeting
from envoyage.planner.encounters.ground import Ground
from envoyage.planner.encounters.interpreters import assigned, bottlenecks
from envoyage.planner.encounters.pairing import apart
from envoyage.planner.encounters.request import EncounterRequest, Wish
from envoyage.planner.encounters.settle import settled
from envoyage.planner.encounters.small_tables import Talks, joined_tables
from envoyage.planner.encounters.worth import Pair
from envoyage.planner.errors import Impossible
from envoyage.planner.meetings.faults import require_sound
from envoyage.planner.meetings.inspect import breaks, findings
from envoyage.planner.meetings.possible import possible_times
from envoyage.planner.meetings.race import Limits, Standing, race
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party, Session
from envoyage.planner.meetings.schedule import Answer, Schedule, seated
from envoyage.planner.meetings.solve import Aim as Aims
from envoyage.planner.meetings.solve import conclude, lanes, least_breaks
from envoyage.planner.plan import Stopped
from envoyage.planner.wording import clock, on_day

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import LinearExpr

    from envoyage.planner.meetings.unknowns import Unknowns

STAGE = "times"
FEW_WAITS_SHARE = 0.7
"""Of the seconds for times: the search for few waits; the rest is for any placing at all (assumption)."""


@dataclass(frozen=True)
class Timing:
    """The meetings of a block with their times and tables, and how much people wait."""

    meetings: tuple[HeldMeeting, ...]
    figure: Figure


def time_meetings(request: EncounterRequest, ground: Ground, met: Sequence[Pair], limits: Limits) -> Timing:
    """Place the meetings of a block with the fewest waits. Raises Impossible, OutOfTime and Cancelled.

    Where no placing with few waits is found in some of the seconds, any is taken and made better.
    """
    asked = meeting_request(request, ground, met)
    require_sound(asked)
    if not asked.meetings:
        return Timing((), Figure(Aim.WAITS, ground.times.block, 0, 0, Stopped.PROVEN))
    few = replace(limits, seconds=limits.seconds * FEW_WAITS_SHARE)
    standing = _raced(asked, _aim(ground, met, least_breaks), few)
    if standing.times is None and not limits.cancelled():
        answer = _any(asked, ground, met, replace(limits, seconds=limits.seconds - few.seconds))
        answer = replace(answer, bound=min(answer.value, math.ceil(standing.bound)))
    else:
        answer = conclude(asked, standing, limits)
    stopped = Stopped.PROVEN if answer.value <= answer.bound else answer.stopped
    figure = Figure(Aim.WAITS, ground.times.block, answer.value, answer.bound, stopped)
    return Timing(held(ground, met, answer.schedule), figure)


def meeting_request(request: EncounterRequest, ground: Ground, met: Sequence[Pair]) -> MeetingRequest:
    """The meetings of a block as the core knows them."""
    times = ground.times
    together = {(p.participant, p.counterpart): p for p in met}
    wishes = {
        (w.participant, w.counterpart): w
        for w in request.wishes
        if w.wish is Wish.MUST and (w.participant, w.counterpart) in together
    }
    people = sorted({who for pair in together for who in pair})
    at_once = ground.bounds.at_once
    parties = tuple(
        Party(who, tuple(s.id for n, s in enumerate(times.slots) if n not in times.free[who]), at_once.get(who, 1))
        for who in people
    )
    meetings = []
    for pair in met:
        wish = wishes.get((pair.participant, pair.counterpart))
        slot = next((s.id for s in times.slots if wish and s.start == wish.start), "")
        first = together.get((pair.participant, wish.after)) if wish else None
        after = (meeting_id(first),) if first else ()
        meetings.append(Meeting(meeting_id(pair), (pair.participant, pair.counterpart), slot=slot, after=after))
    slots = tuple(MeetingSlot(s.id, s.tables) for s in times.slots)
    held_in = dict.fromkeys(s.session for s in times.slots)
    sessions = tuple(Session(n, tuple(s.id for s in times.slots if s.session == n)) for n in held_in)
    called = {s.id: f"{on_day(s.start.date())} {clock(s.start)}" for s in times.slots}
    not_together = tuple((meeting_id(met[i]), meeting_id(met[j])) for i, j in apart(met, ground.bounds))
    names = {**ground.names, **called}
    return MeetingRequest(parties, tuple(meetings), slots, sessions, request.waits, names, not_together)


def meeting_id(pair: Pair) -> str:
    """The id of the meeting of two."""
    return f"{pair.participant}-{pair.counterpart}"


def held(ground: Ground, met: Sequence[Pair], schedule: Schedule) -> tuple[HeldMeeting, ...]:
    """The meetings of a schedule, each with who interprets."""
    known = {meeting_id(pair): pair for pair in met}
    hours: dict[str, int] = {}
    found: list[HeldMeeting] = []
    for n, slot in enumerate(ground.times.slots):
        here = [placed for placed in schedule.placed if placed.slot == slot.id]
        talks = {p.table: p.meeting for p in reversed(here) if known[p.meeting].language}
        officers = assigned({m: known[m].language for m in talks.values()}, ground.officers[n], hours)
        for placed in sorted(here, key=lambda p: p.table):
            pair = known[placed.meeting]
            officer = officers.get(talks[placed.table], "") if pair.language else ""
            found.append(
                HeldMeeting(
                    placed.meeting, ground.times.block, slot.session, pair.participant, pair.counterpart, slot.start,
                    slot.end, placed.table, pair.language, officer,
                )
            )  # fmt: skip
    return tuple(found)


def _aim(ground: Ground, met: Sequence[Pair], aim: Aims) -> Aims:
    """An aim of the core, with no more meetings of a language at once than officers can interpret."""

    def limited(unknowns: "Unknowns") -> "LinearExpr | int":
        talks = Talks(unknowns, {meeting_id(pair): pair.talk for pair in met})
        for some, most in bottlenecks(ground.officers):
            for time, able in enumerate(most):
                here = talks.at(time, some)
                if len(here) > able:
                    unknowns.model.add(sum(here) <= able)
        return aim(unknowns)

    return limited


def _raced(asked: MeetingRequest, aim: Aims, limits: Limits) -> Standing:
    """What the search finds out. Raises Impossible where there is no placing."""
    standing = race(lanes(asked, possible_times(asked), aim, limits), limits, stage=STAGE)
    if standing.impossible:
        way = f"Allow waits to differ by more than {asked.fairness}, fewer meetings, or more tables, time and officers."
        raise Impossible((f"The meetings cannot all be held with waits that are shared so evenly. {way}",))
    return standing


def _any(asked: MeetingRequest, ground: Ground, met: Sequence[Pair], limits: Limits) -> Answer:
    """Any placing that keeps everything, made better by changing slots. Raises OutOfTime and Cancelled."""
    end = monotonic() + limits.seconds
    found = conclude(asked, _raced(asked, _aim(ground, met, lambda _: 0), limits), limits)
    languages = {meeting_id(pair): pair.language for pair in met}
    at = {placed.meeting: asked.number[placed.slot] for placed in found.schedule.placed}

    def is_over() -> bool:
        return limits.cancelled() or monotonic() >= end

    joined = joined_tables(asked, at)
    spoken = {lead: max(languages[m] for m in joined.members[lead]) for lead in joined.members}
    leads = settled(joined.request, joined.at, (spoken, ground.officers), limits.seed, is_over)
    times = {meeting: time for lead, time in leads.items() for meeting in joined.members[lead]}
    better = seated(asked, {meeting: asked.slots[time].id for meeting, time in times.items()})
    schedule = found.schedule if findings(asked, better) else better
    stopped = Stopped.CANCELLED if limits.cancelled() else Stopped.TIME
    return Answer(schedule, sum(breaks(asked, schedule).values()), 0, stopped)
