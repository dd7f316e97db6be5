"""Places meetings with Timefold: each meeting's slot is a planning variable, breaks are the soft score."""

from dataclasses import dataclass, field
from typing import Annotated, Any

import lines
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)
from timefold_run import solve


@dataclass(eq=False)
class Time:
    """A slot."""

    id: Annotated[int, PlanningId]
    tables: int


@dataclass(eq=False)
class Attendance:
    """A party at a meeting."""

    id: Annotated[int, PlanningId]
    party: int
    meeting: int


@dataclass(eq=False)
class Order:
    """A meeting before another one."""

    id: Annotated[int, PlanningId]
    earlier: int
    later: int


@planning_entity
@dataclass(eq=False)
class Meeting:
    """A meeting, and where it is."""

    id: Annotated[int, PlanningId]
    allowed: Annotated[list[Time], ValueRangeProvider]
    time: Annotated[Time | None, PlanningVariable] = field(default=None)


@planning_solution
@dataclass(eq=False)
class Timetable:
    """All meetings."""

    times: Annotated[list[Time], ProblemFactCollectionProperty]
    attendances: Annotated[list[Attendance], ProblemFactCollectionProperty]
    orders: Annotated[list[Order], ProblemFactCollectionProperty]
    meetings: Annotated[list[Meeting], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


def doubled(times: list[int]) -> int:
    """Meetings too many at the same time."""
    return len(times) - len(set(times))


def waits(times: list[int]) -> int:
    """Breaks between meetings at these times."""
    count = 0
    last = -1
    for time in sorted(times):
        if last >= 0 and time > last + 1:
            count += 1
        last = time
    return count


def _by_party(factory: ConstraintFactory) -> Any:
    return (
        factory.for_each(Attendance)
        .join(Meeting, Joiners.equal(lambda a: a.meeting, lambda m: m.id))
        .group_by(lambda a, m: a.party, ConstraintCollectors.to_list(lambda a, m: m.time.id))
    )


def _tables(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each(Meeting)
        .group_by(lambda m: m.time, ConstraintCollectors.count())
        .filter(lambda time, count: count > time.tables)
        .penalize(HardSoftScore.ONE_HARD, lambda time, count: count - time.tables)
        .as_constraint("tables")
    )


def _ordered(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each(Order)
        .join(Meeting, Joiners.equal(lambda o: o.earlier, lambda m: m.id))
        .join(Meeting, Joiners.equal(lambda o, a: o.later, lambda m: m.id))
        .filter(lambda o, a, b: a.time.id >= b.time.id)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("order")
    )


def _once(factory: ConstraintFactory) -> Constraint:
    return (
        _by_party(factory)
        .filter(lambda party, times: doubled(times) > 0)
        .penalize(HardSoftScore.ONE_HARD, lambda party, times: doubled(times))
        .as_constraint("one place at a time")
    )


def _breaks(factory: ConstraintFactory) -> Constraint:
    return (
        _by_party(factory)
        .filter(lambda party, times: waits(times) > 0)
        .penalize(HardSoftScore.ONE_SOFT, lambda party, times: waits(times))
        .as_constraint("breaks")
    )


def _fair(most: int) -> Any:
    """Only parties with meetings are looked at; those without would have no breaks."""

    def fair(factory: ConstraintFactory) -> Constraint:
        return (
            _by_party(factory)
            .group_by(
                ConstraintCollectors.max(lambda party, times: waits(times)),
                ConstraintCollectors.min(lambda party, times: waits(times)),
            )
            .filter(lambda high, low: high - low > most)
            .penalize(HardSoftScore.ONE_HARD, lambda high, low: high - low - most)
            .as_constraint("fairness")
        )

    return fair


def main() -> None:
    """Read, state, solve."""
    request, seconds = lines.asked()
    fair = _fair(request["fairness"]) if request["fairness"] >= 0 else None

    @constraint_provider
    def constraints(factory: ConstraintFactory) -> list[Constraint]:
        every = [_tables(factory), _ordered(factory), _once(factory), _breaks(factory)]
        return [*every, fair(factory)] if fair else every

    solve(_problem(request), [Meeting], constraints, _answer, seconds)


def _problem(request: dict[str, Any]) -> Timetable:
    times = [Time(number, tables) for number, tables in enumerate(request["tables"], 1)]
    pairs = [(p, m) for p, mine in enumerate(request["meets"]) for m in lines.members(mine)]
    orders = zip(request["earlier"], request["later"], strict=True)
    return Timetable(
        times,
        [Attendance(number, p, m) for number, (p, m) in enumerate(pairs)],
        [Order(number, a, b) for number, (a, b) in enumerate(orders)],
        [
            Meeting(number, [times[s - 1] for s in lines.members(slots)])
            for number, slots in enumerate(request["allowed"], 1)
        ],
    )


def _answer(timetable: Timetable) -> dict[str, Any] | None:
    if all(m.time for m in timetable.meetings):
        return {"slot": [m.time.id for m in timetable.meetings if m.time]}
    return None


if __name__ == "__main__":
    main()
