"""Why there is no plan: the cause is named, nothing is named in vain, and the ways out are ways out."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from envoyage.planner.check import check
from envoyage.planner.errors import Cancelled, Faulty
from envoyage.planner.explain import Answer, Explanation, explain
from envoyage.planner.explain.elements import Way, all_of, elements_of, relaxed, ways_of
from envoyage.planner.explain.elements.people import leave_out
from envoyage.planner.explain.oracle import Oracle
from envoyage.planner.problem import Speaks
from tests.builders import tiny_problem
from tests.planner.explain.crafted import CASES, Case

SECONDS = 120.0


@cache
def _explained(name: str) -> Explanation:
    return explain(next(c for c in CASES if c.name == name).problem, seconds=SECONDS, seed=1)


def _oracle() -> Oracle:
    return Oracle(time.monotonic() + SECONDS, seed=1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_clash_names_the_cause_and_nothing_in_vain(case: Case):
    found = _explained(case.name)

    assert found.answer is Answer.IMPOSSIBLE
    clash = found.clashes[0]
    ids = [e.id for e in clash.elements]
    assert [cause for cause in case.cause if not any(i.startswith(cause) for i in ids)] == []
    assert clash.smallest


@pytest.mark.parametrize("case", CASES[::3], ids=lambda case: case.name)
def test_the_elements_alone_clash_and_no_longer_without_any_of_them(case: Case):
    clash = _explained(case.name).clashes[0]
    apart = [p for e in elements_of(case.problem) for p in (e.parts or (e,))]
    ids = {p.id for e in clash.elements for p in (e.parts or (e,))}
    free = relaxed(case.problem, [e for e in apart if e.id not in ids])

    assert _oracle().ask(free) is Answer.IMPOSSIBLE
    assert [e.id for e in clash.elements if _oracle().ask(e.relax(free)) is not Answer.POSSIBLE] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_way_out_makes_the_programme_possible(case: Case):
    clash, *others = _explained(case.name).clashes
    problem = relaxed(case.problem, [e for other in others for e in other.elements])

    said = {way.text for way in clash.ways}
    helps = set()
    for way in single_and_joint(ways_of(problem, clash.elements)):
        for steps in range(1, way.most + 1):
            if way.say(steps) in said and _oracle().ask(way.change(problem, steps)) is Answer.POSSIBLE:
                helps.add(way.say(steps))
    assert helps == said
    assert said


def single_and_joint(ways: Iterable[Way]) -> Iterator[Way]:
    """The ways, and those that are made of some of the changes of one that asks for several."""
    for way in ways:
        yield way
        for size in range(2, len(way.together)):
            yield from (all_of(some) for some in combinations(way.together, size))


def test_of_several_changes_only_those_are_asked_for_that_are_needed():
    """Four towns have too few rooms, and two groups need one of them each."""
    case = next(c for c in CASES if c.name == "small hotels in towns")

    clash = _explained(case.name).clashes[0]

    rooms = [e for e in clash.elements if e.id.startswith("rooms:")]
    joint = next(w.text for w in clash.ways if w.text.startswith("Together"))
    assert len(rooms) == 4
    assert joint.count("Find 5 more rooms") == 2
    whole = next(w for w in ways_of(case.problem, clash.elements) if w.together)
    two = tuple(w for w in whole.together if w.say(1) in joint)
    assert _oracle().ask(all_of(two).change(case.problem, 1)) is Answer.POSSIBLE
    assert [_oracle().ask(way.change(case.problem, 1)) for way in two] == [Answer.IMPOSSIBLE] * 2


def test_somebody_who_alone_speaks_a_language_can_stay_behind():
    problem = tiny_problem()
    alone = replace(problem.participants[2], languages=(Speaks("fr", 5),))
    people = tuple(alone if p.id == alone.id else p for p in problem.participants)

    found = explain(replace(problem, participants=people), seconds=SECONDS, seed=1)

    assert "Do not approve Person 02." in {w.text for w in found.clashes[0].ways}


def test_not_everybody_stays_behind():
    problem = tiny_problem()
    only = replace(problem, participants=problem.participants[:1])

    assert leave_out(only, ("p00",)).most == 0
    assert leave_out(problem, tuple(p.id for p in problem.travellers)).most == 11


def test_ways_out_are_the_smallest_steps_and_come_cheapest_first():
    case = next(c for c in CASES if c.name == "too many people")

    ways = _explained(case.name).clashes[0].ways

    assert [w.text for w in ways] == [
        "Allow groups of 12 people (now 8).",
        "Allow 2 groups (now 1).",
        "Do not approve Person 08, Person 09, Person 10 and Person 11.",
    ]
    prices = [w.price for w in ways]
    assert prices[0] == 0.0
    assert prices == sorted(prices, key=lambda p: p or 0.0)
    assert (prices[2] or 0.0) > 500  # people who stay behind count as not covered


def test_an_officer_is_priced_in_dollars():
    case = next(c for c in CASES if c.name == "interpreters a group")

    ways = _explained(case.name).clashes[0].ways

    engage = next(w for w in ways if w.text == "Engage 1 more simultaneous interpreter for Spanish.")
    assert engage.dollars == 302.0 * 16


def test_two_contradictions_are_two_clashes():
    first = next(c for c in CASES if c.name == "two groups for one").problem
    second = next(c for c in CASES if c.name == "a promise without anybody").problem

    found = explain(replace(second, pins=first.pins), seconds=SECONDS, seed=1)

    ids = [sorted(e.id for e in clash.elements) for clash in found.clashes]
    assert sorted(ids) == [["pin:members:0", "pin:members:1"], ["promise:law_enforcement"]]
    assert all(clash.ways for clash in found.clashes)


def test_a_possible_programme_has_a_complete_plan_as_proof():
    problem = tiny_problem()

    found = explain(problem, seconds=SECONDS, seed=1)

    assert found.answer is Answer.POSSIBLE
    assert found.plan is not None
    assert check(problem, found.plan).broken == ()


def test_what_is_badly_written_is_not_explained():
    problem = tiny_problem()
    twice = replace(problem, cities=(*problem.cities, problem.cities[0]))

    with pytest.raises(Faulty, match="washington"):
        explain(twice, seconds=SECONDS)


def test_a_cancel_gives_no_explanation():
    with pytest.raises(Cancelled):
        explain(CASES[0].problem, seconds=SECONDS, cancelled=lambda: True)


def test_without_time_nothing_is_claimed():
    found = explain(CASES[0].problem, seconds=0.0)

    assert (found.answer, found.clashes) == (Answer.UNKNOWN, ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sentences_name_what_they_speak_of(case: Case):
    sentences = [e.text for e in elements_of(case.problem)]

    assert all((s[0].isupper() or s[0].isdigit()) and s.endswith(".") for s in sentences)


@pytest.mark.parametrize(
    ("changes", "text", "steps", "way"),
    [
        ({"groups_most": 1, "groups_fewest": 1}, "The programme has at most 1 group.", 1, "Allow 2 groups (now 1)."),
        ({"groups_fewest": 2}, "The programme has at least 2 groups.", 1, "Plan 1 group or more (now 2)."),
        ({"most_per_country": 1}, "A group has at most 1 person of one country.", 1,
         "Allow 2 people of one country in a group (now 1)."),
        ({"liaisons_per_group": 2}, "A group that needs no interpreting needs 2 liaisons.", 1,
         "Let a group that needs no interpreting go with 1 liaison (now 2)."),
        ({"fewest_a_day": 1}, "A full working day has at least 1 appointment.", 1,
         "Ask for 0 appointments on a full day (now 1)."),
    ],
)  # fmt: skip
def test_policies_are_told_with_nouns_that_fit_their_numbers(
    changes: dict[str, int], text: str, steps: int, way: str
):  # fmt: skip
    problem = tiny_problem()
    problem = replace(problem, policies=replace(problem.policies, **changes))  # type: ignore[arg-type]

    element = next(e for e in elements_of(problem) if e.text == text)

    assert element.ways[0].say(steps) == way


def test_officers_are_told_with_nouns_that_fit_their_numbers():
    told = {e.id: e for e in elements_of(tiny_problem())}

    spanish = told["officers:es:simultaneous"]
    assert (
        spanish.text
        == "Interpreter 0, Interpreter 1 and Interpreter 2 can come as simultaneous interpreters for Spanish."
    )
    assert spanish.ways[0].say(1) == "Engage 1 more simultaneous interpreter for Spanish."
    assert spanish.ways[0].say(3) == "Engage 3 more simultaneous interpreters for Spanish."
    assert told["officers::liaison"].ways[0].say(2) == "Engage 2 more liaisons."


@pytest.mark.parametrize("name", ["too many people", "no interpreter", "two groups for one", "a small hotel"])
def test_what_faults_say_is_not_said_again_by_counting(name: str):
    reasons = _explained(name).clashes[0].reasons

    assert len(reasons) == 1
    assert reasons[0].place
    assert "[" not in reasons[0].text


def test_a_day_without_any_appointment_is_a_way_out():
    """A policy of none means no minimum."""
    said = [way.text for way in _explained("open on Mondays only").clashes[0].ways]

    assert "Ask for 0 appointments on a full day (now 2)." in said
