"""Everything a plan refers to exists, once; without that no other rule can read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import listed, people

if TYPE_CHECKING:
    from envoyage.planner.plan import Appointment, Leg, Plan, Stay
    from envoyage.planner.problem import Problem

Reference = tuple[str, str, Collection[str]]
"""What is referred to, its id, and the ids there are."""

NAMES_IT = "{what} names the {kind} {id}, which is not known."
CORRECT = "Correct the id, or remove it."


class KnownThings(Rule):
    """Looked at before all others: a plan that breaks it is told so, and inspected no further."""

    code: ClassVar[str] = "known-things"
    title: ClassVar[str] = "Everything named is known"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = "assumption: no plan without its programme"

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """References to nothing, ids used twice, and items filed under another group than their stay's."""
        if plan.problem != problem.id:
            yield self.finding(
                "The plan is of programme {theirs}, not of {ours}.", plan.problem,
                way_out="Check it against its own programme.", theirs=plan.problem, ours=problem.id,
            )  # fmt: skip
        yield from self._unique(plan)
        yield from self._groups(problem, plan)
        for stay in plan.stays:
            yield from self._unknown(f"Stay {stay.id}", stay.id, _of_stay(problem, plan, stay))
        for leg in plan.legs:
            yield from self._leg(plan, leg)
        for item in plan.appointments:
            yield from self._item(problem, plan, item)
        yield from self._rooms(problem, plan)

    def _unique(self, plan: Plan) -> Iterator[Finding]:
        tables = (("Group", plan.groups), ("Stay", plan.stays), ("Leg", plan.legs), ("Item", plan.appointments))
        for what, table in tables:
            for key, times in Counter(row.id for row in table).items():
                if times > 1:
                    yield self.finding(
                        "{what} {id} is there {times} times.", key,
                        way_out="Keep one, or give the others ids of their own.", what=what, id=key, times=times,
                    )  # fmt: skip

    def _groups(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for group in plan.groups:
            members = [("participant", m, problem.participant) for m in group.members]
            officers = [("language officer", o, problem.officer) for o in group.officers]
            yield from self._unknown(f"Group {group.id}", group.id, [*members, *officers])

    def _leg(self, plan: Plan, leg: Leg) -> Iterator[Finding]:
        stays = (leg.from_stay, leg.to_stay)
        yield from self._unknown(
            f"Leg {leg.id}", leg.id, [("group", leg.group, plan.group), *(("stay", s, plan.stay) for s in stays)]
        )
        yield from self._same_group(plan, f"Leg {leg.id}", leg.id, leg.group, stays)

    def _item(self, problem: Problem, plan: Plan, item: Appointment) -> Iterator[Finding]:
        what = f"Item {item.id}"
        yield from self._unknown(what, item.id, _of_item(problem, plan, item))
        yield from self._same_group(plan, what, item.id, item.group, (item.stay,))
        if item.group in plan.group:
            strangers = sorted(set(item.attendees) - set(plan.group[item.group].members))
            if strangers:
                yield self.finding(
                    "{what} is attended by people who are not of group {group}: {people}.", item.id, *strangers,
                    way_out="Take them off it, or move them to the group.", what=what, group=item.group,
                    people=people(problem, strangers),
                )  # fmt: skip

    def _rooms(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        beds = {**problem.participant, **problem.officer}
        for room in plan.rooms:
            what = f"Room {room.number} of {room.hotel}"
            references: list[Reference] = [("stay", room.stay, plan.stay), ("hotel", room.hotel, problem.hotel)]
            yield from self._unknown(what, room.stay, [*references, *(("person", o, beds) for o in room.occupants)])
            if not room.occupants:
                yield self.finding("{what} is given to nobody.", room.stay, way_out="Remove it.", what=what)

    def _same_group(self, plan: Plan, what: str, key: str, group: str, stays: Iterable[str]) -> Iterator[Finding]:
        others = sorted({plan.stay[s].group for s in stays if s in plan.stay} - {group})
        if others:
            yield self.finding(
                "{what} is of group {group} but belongs to a stay of group {other}.", key, group, *others,
                way_out="File it under the group of its stay.", what=what, group=group, other=listed(others),
            )  # fmt: skip

    def _unknown(self, what: str, key: str, references: Iterable[Reference]) -> Iterator[Finding]:
        for kind, named, known in references:
            if named not in known:
                yield self.finding(NAMES_IT, key, named, way_out=CORRECT, what=what, kind=kind, id=named or "(none)")


def _of_stay(problem: Problem, plan: Plan, stay: Stay) -> list[Reference]:
    hotel: list[Reference] = [("hotel", stay.hotel, problem.hotel)] if stay.hotel else []
    return [
        ("group", stay.group, plan.group),
        ("city", stay.city, problem.city),
        ("period", stay.period, problem.period),
        *hotel,
    ]


def _of_item(problem: Problem, plan: Plan, item: Appointment) -> list[Reference]:
    perhaps: list[Reference] = [
        ("resource", item.resource, problem.resource),
        ("session", item.session, problem.session),
        ("home", item.host, problem.host),
    ]
    return [
        ("stay", item.stay, plan.stay),
        ("group", item.group, plan.group),
        *(reference for reference in perhaps if reference[1]),
        *(("language officer", o, problem.officer) for o in item.officers),
        *(("vehicle", v, problem.vehicle) for v in item.vehicles),
    ]
