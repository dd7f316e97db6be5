"""An example of changes.json for a programme: scenarios that offices ask for, with ids that are really there."""

from collections.abc import Iterator
from typing import Any

from envoyage.files.scenarios.changes import CHANGES_FORMAT
from envoyage.planner.problem import LanguageMode, Problem, Resource


def example_document(problem: Problem) -> dict[str, Any]:
    """The document of some scenarios of this programme; the same for equal programmes."""
    return {"format": CHANGES_FORMAT, "scenarios": list(_scenarios(problem))}


def _scenarios(problem: Problem) -> Iterator[dict[str, Any]]:
    rate = problem.policies.dollars_per_point
    yield _named("Cheaper", {"do": "policy", "policy": "dollars_per_point", "value": rate / 4})
    if len(problem.travellers) > 1:
        person = problem.travellers[-1]
        yield _named("One cancels", _set("participants", person.id, "status", "cancelled"))
    city = _city(problem)
    resource = _resource(problem, city)
    if city:
        yield _named("Less room in a city", _set("cities", city, "groups", max(0, problem.city[city].groups - 1)))
    if resource:
        yield _named("A resource declines", _set("resources", resource.id, "status", "declined"))
    officer = next((o for o in problem.officers if o.mode is not LanguageMode.LIAISON), None)
    if officer:
        record = {
            "id": "one-more", "name": "One More", "languages": list(officer.languages), "mode": officer.mode.value,
        }  # fmt: skip
        yield _named("One more interpreter", {"do": "add", "table": "officers", "record": record})


def _named(name: str, *changes: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "changes": list(changes)}


def _set(table: str, key: str, field: str, value: object) -> dict[str, Any]:
    return {"do": "set", "table": table, "id": key, "field": field, "value": value}


def _city(problem: Problem) -> str:
    """The city of the most resources that no shared block needs, the first of equals; empty where there is none."""
    shared = {b.city for b in problem.blocks}
    free = [c.id for c in problem.cities if c.id not in shared and c.groups]
    return max(free, key=lambda c: len(problem.resources_in[c]), default="")


def _resource(problem: Problem, city: str) -> Resource | None:
    """The resource of the city that serves the most themes and objectives, the first of equals."""
    return max(problem.resources_in.get(city, ()), key=lambda r: len(r.themes) + len(r.objectives), default=None)
