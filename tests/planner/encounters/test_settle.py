"""Settling: changes of slots keep everything and never add waits."""

from random import Random

import pytest

from envoyage.planner.encounters.settle import settled
from envoyage.planner.meetings.inspect import breaks, findings
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party
from envoyage.planner.meetings.schedule import seated


def case(rng: Random) -> tuple[MeetingRequest, dict[str, int]]:
    """Meetings thrown into slots where they fit; now and then a slot is forbidden, a meeting fixed or after another."""
    slots = tuple(MeetingSlot(f"s{t}", 3) for t in range(6))
    parties = [f"p{n}" for n in range(6)] + [f"c{n}" for n in range(4)]
    at: dict[str, int] = {}
    meetings: list[Meeting] = []
    taken: set[tuple[str, int]] = set()
    for n in range(14):
        two = (f"p{rng.randrange(6)}", f"c{rng.randrange(4)}")
        free = [t for t in range(6) if not {(two[0], t), (two[1], t)} & taken and list(at.values()).count(t) < 3]
        if free and all(m.parties != two for m in meetings):
            t = rng.choice(free)
            earlier = [m.id for m in meetings if at[m.id] < t]
            after = (earlier[0],) if earlier and rng.random() < 0.2 else ()
            meetings.append(Meeting(f"m{n}", two, slot=f"s{t}" if rng.random() < 0.1 else "", after=after))
            at[f"m{n}"] = t
            taken |= {(two[0], t), (two[1], t)}
    away = {who: rng.randrange(6) for who in parties}
    known = tuple(Party(who, () if (who, t) in taken else (f"s{t}",)) for who, t in away.items())
    return MeetingRequest(known, tuple(meetings), slots, fairness=5), at


@pytest.mark.parametrize("seed", range(20))
def test_everything_is_kept_and_waits_fall(seed: int):
    rng = Random(seed)
    asked, at = case(rng)
    languages = {m.id: rng.choice(("", "es")) for m in asked.meetings}
    officers = tuple({f"o{n}": frozenset({"es"}) for n in range(3)} for _ in asked.slots)
    before = seated(asked, {m: asked.slots[t].id for m, t in at.items()})

    times = settled(asked, at, (languages, officers), seed=1)

    after = seated(asked, {m: asked.slots[t].id for m, t in times.items()})
    assert findings(asked, after) == ()
    assert sum(breaks(asked, after).values()) <= sum(breaks(asked, before).values())


def test_officers_limit_how_many_are_interpreted_at_once():
    meetings = tuple(Meeting(f"m{n}", (f"p{n}", f"c{n}")) for n in range(4))
    parties = tuple(Party(f"{side}{n}") for side in "pc" for n in range(4))
    extra = (Meeting("x", ("p0", "c1")), Meeting("y", ("p0", "c2")))
    slots = tuple(MeetingSlot(f"s{t}", 9) for t in range(5))
    asked = MeetingRequest(parties, (*meetings, *extra), slots)
    at = {"m0": 0, "m1": 1, "m2": 3, "m3": 0, "x": 2, "y": 4}
    languages = dict.fromkeys(at, "es")
    officers = tuple({f"o{n}": frozenset({"es"}) for n in range(2)} for _ in slots)

    times = settled(asked, at, (languages, officers), seed=3)

    assert max(list(times.values()).count(t) for t in range(5)) <= 2
    assert sum(breaks(asked, seated(asked, {m: f"s{t}" for m, t in times.items()})).values()) == 0
