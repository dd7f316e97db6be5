"""What the local coordinator of a city gets: one file a reader, each with only what that reader may see."""

from dataclasses import replace
from itertools import groupby

from envoyage.exports.marking import Look
from envoyage.exports.phrases import city_name, slug
from envoyage.exports.sheets.city import guests, hotel_list, requests, stays_in, transport
from envoyage.exports.words.briefs import briefs
from envoyage.exports.words.homes import home_pages
from envoyage.exports.words.itinerary import itinerary
from envoyage.planner.plan import Plan, Stay
from envoyage.planner.problem import Problem


def city_files(problem: Problem, plan: Plan, city: str, look: Look) -> dict[str, bytes]:
    """File names and bytes of a city; the shareable version leaves out lists of who sleeps, rides and dines where."""
    files = {
        "requests.xlsx": requests(problem, plan, city, _titled(problem, city, "requests", look)),
        "briefs.docx": briefs(problem, plan, city, _titled(problem, city, "briefs for hosts", look)),
    }
    for group, stays in _by_group(stays_in(plan, city)).items():
        titled = _titled(problem, city, f"itinerary of {group}", look)
        files[f"itinerary-{slug(group)}.docx"] = itinerary(problem, plan, stays, titled)
    if not look.shareable:
        files |= _private_files(problem, plan, city, look)
    return files


def visited(plan: Plan) -> tuple[str, ...]:
    """The cities of a plan in the order of their first use."""
    return tuple(dict.fromkeys(s.city for s in sorted(plan.stays, key=lambda s: (s.arrive, s.group))))


def _private_files(problem: Problem, plan: Plan, city: str, look: Look) -> dict[str, bytes]:
    files = {
        "guests.xlsx": guests(problem, plan, city, _titled(problem, city, "guests", look)),
        "transport.xlsx": transport(problem, plan, city, _titled(problem, city, "transport", look)),
    }
    homes = home_pages(problem, plan, city, _titled(problem, city, "home hospitality", look))
    if homes:
        files["home-hosts.docx"] = homes
    for hotel in sorted({s.hotel for s in stays_in(plan, city) if s.hotel}):
        titled = _titled(problem, city, "rooming list", look)
        files[f"hotel-{slug(hotel)}.xlsx"] = hotel_list(problem, plan, hotel, titled)
    return files


def _by_group(stays: tuple[Stay, ...]) -> dict[str, tuple[Stay, ...]]:
    """The stays of each group, in date order."""
    ordered = sorted(stays, key=lambda s: (s.group, s.arrive))
    return {group: tuple(mine) for group, mine in groupby(ordered, key=lambda s: s.group)}


def _titled(problem: Problem, city: str, what: str, look: Look) -> Look:
    return replace(look, title=f"{problem.title}, {city_name(problem, city)}: {what}")
