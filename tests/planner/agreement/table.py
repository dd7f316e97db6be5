"""Every rule with a solver half, by its code and the stage of the half, and how its halves are held together."""

from tests.planner.agreement import hospitality, language, route, staffed, stay
from tests.planner.agreement.trial import Subject

Half = tuple[str, str]
"""The code of a rule and the method that is its solver half."""

HARD_SPLITS = ("partition", "group-size", "group-mix", "keep-apart", "keep-together", "city-capacity", "pinned")
HARD_STAYS = (
    "venue-travel-time", "resource-group-size", "working-day", "travel-days", "weekend-rest",
    "full-days", "lead-days", "no-repetition", "resource-use", "pinned",
)  # fmt: skip
RARELY_BROKEN = ("opening-hours", "category-promise", "faith-practice")
SOFT_STAYS = ("viewpoints", "lead-days")
RARELY_SOFT = ("pacing", "formats")
STAFFED_STAYS = ("interpreter-hours", "language-cover", "access-needs")
STAFFED = ("language-cover", "interpreter-hours", "officer-availability", "pinned")
AT_HOME = ("home-capacity", "home-fits-guest", "home-hospitality")
SPLITS, STAYS, MANY_STAYS, VISITS, TEAMS, DINNERS, NIGHTS, RIDES = 150, 60, 240, 120, 600, 150, 80, 240

SUBJECTS: tuple[tuple[Half, Subject], ...] = (
    *(((code, "in_route"), Subject(route.split, SPLITS)) for code in HARD_SPLITS),
    (("group-diversity", "in_route"), Subject(route.penalties, SPLITS)),
    *(((code, "in_stay"), Subject(stay.timetable, STAYS)) for code in HARD_STAYS),
    *(((code, "in_stay"), Subject(stay.penalties, STAYS)) for code in SOFT_STAYS),
    *(((code, "in_stay"), Subject(stay.timetable, MANY_STAYS)) for code in RARELY_BROKEN),
    *(((code, "in_stay"), Subject(stay.penalties, MANY_STAYS)) for code in RARELY_SOFT),
    (("coverage", "in_stay"), Subject(stay.gains, MANY_STAYS)),
    *(((code, "in_stay"), Subject(staffed.visits, VISITS)) for code in STAFFED_STAYS),
    *(((code, "in_language"), Subject(language.staffed, TEAMS)) for code in STAFFED),
    *(((code, "in_hospitality"), Subject(hospitality.homes, DINNERS)) for code in AT_HOME),
    (("officer-availability", "in_hospitality"), Subject(hospitality.homes_with_the_sick, DINNERS)),
    *(((code, "in_hospitality"), Subject(hospitality.hotels, NIGHTS)) for code in ("beds", "access-needs")),
    *(((code, "in_hospitality"), Subject(hospitality.vehicles, RIDES)) for code in ("vehicle-seats", "access-needs")),
)  # fmt: skip
"""A rule may have several trials in a stage: for what it forbids and what it costs, or for hotels and vehicles."""


def subjects_of(half: Half) -> tuple[Subject, ...]:
    """All trials of a half."""
    return tuple(subject for name, subject in SUBJECTS if name == half)
