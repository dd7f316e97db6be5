"""Brings a selection into a programme: who was selected travels, alternates and those who cancelled are marked so."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from envoyage.planner.problem import Participant, ParticipantStatus, Problem
from envoyage.planner.selection.nominations import Nominations
from envoyage.planner.selection.result import Selection


class Identified(Protocol):
    """A row with an id."""

    @property
    def id(self) -> str:
        """What the row is called in other tables."""


Row = TypeVar("Row", bound=Identified)


def participants(nominations: Nominations, selection: Selection) -> tuple[Participant, ...]:
    """Everybody a programme should know: selected, alternates of some place, cancelled; in the order nominated."""
    status = statuses(selection)
    return tuple(n.participant(status[n.id]) for n in nominations.nominees if n.id in status)


def statuses(selection: Selection) -> dict[str, ParticipantStatus]:
    """Where each of them stands."""
    waiting = (p for place in selection.places for a in place.alternates for p in a.people)
    return {
        **dict.fromkeys(waiting, ParticipantStatus.ALTERNATE),
        **dict.fromkeys(selection.cancelled, ParticipantStatus.CANCELLED),
        **dict.fromkeys(selection.chosen, ParticipantStatus.APPROVED),
    }


def beginning(nominations: Nominations, selection: Selection) -> Problem:
    """A programme that has nothing but these people and what their rows name."""
    return replace(nominations.programme, participants=participants(nominations, selection), officers=())


def merged(problem: Problem, nominations: Nominations, selection: Selection) -> Problem:
    """The programme with these people: known ids are brought up to date, others of the programme stay as they are."""
    fresh = {p.id: p for p in participants(nominations, selection)}
    known = {p.id for p in problem.participants}
    kept = (_updated(p, fresh.get(p.id), p.id in nominations.nominee) for p in problem.participants)
    return replace(
        problem,
        countries=_joined(problem.countries, nominations.countries),
        sectors=_joined(problem.sectors, nominations.sectors),
        themes=_joined(problem.themes, nominations.themes),
        objectives=_joined(problem.objectives, nominations.objectives),
        participants=(*kept, *(p for key, p in fresh.items() if key not in known)),
    )


def _updated(old: Participant, fresh: Participant | None, nominated: bool) -> Participant:
    """Arrival and departure are the programme's own; nominees who are neither selected nor waiting do not travel."""
    if fresh:
        return replace(fresh, arrival=old.arrival, departure=old.departure)
    travels = old.status in (ParticipantStatus.APPROVED, ParticipantStatus.ALTERNATE)
    return replace(old, status=ParticipantStatus.NOMINATED) if nominated and travels else old


def _joined(rows: tuple[Row, ...], more: Iterable[Row]) -> tuple[Row, ...]:
    known = {row.id for row in rows}
    return (*rows, *(row for row in more if row.id not in known))
