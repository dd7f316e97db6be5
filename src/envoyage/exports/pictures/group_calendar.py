"""The calendar of all groups: a row for each group, a column for each day, a bar for each city."""

from datetime import date, timedelta

from envoyage.exports.content import MONTHS, WEEKDAYS, span
from envoyage.exports.marking import Marking
from envoyage.exports.phrases import language_name, languages, one_line
from envoyage.exports.pictures.looks import look, mix
from envoyage.exports.pictures.svg import FAINT, FOOT, GREY, INK, NAVY, PAPER, Canvas, shortened, width_of
from envoyage.planner.plan import Group, Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.workdays import is_weekend

WIDTH, LEFT, TOP, ROW, BAR = 1100.0, 170.0, 62.0, 40.0, 26.0
SMALL = 11.5
"""The smallest type in pixels: seven points on a page across."""


def group_calendar(problem: Problem, plan: Plan, *, marking: Marking = Marking.SENSITIVE) -> str:
    """The calendar as SVG. A bar runs from the middle of the day of arrival to the middle of the day of leaving."""
    dates = _dates(problem, plan)
    holidays = _holidays(problem, plan, dates)
    height = TOP + ROW * len(plan.groups) + 14 + (18 if holidays else 0) + FOOT
    canvas = Canvas(
        WIDTH, height, title=f"Group calendar: {problem.title}",
        description=f"The city of each group on each day, {span(dates[0], dates[-1])}.",
    )  # fmt: skip
    _days(canvas, dates, bottom=TOP + ROW * len(plan.groups))
    for index, group in enumerate(plan.groups):
        _row(canvas, problem, plan, dates=dates, index=index, group=group)
    if holidays:
        canvas.text(16, height - FOOT - 4, "Public holidays: " + "; ".join(holidays), size=SMALL, fill=GREY)
    return canvas.finish(marking)


def _dates(problem: Problem, plan: Plan) -> tuple[date, ...]:
    first = min((problem.starts, *(s.arrive for s in plan.stays)))
    last = max((problem.ends, *(s.leave for s in plan.stays)))
    return tuple(first + timedelta(days=i) for i in range((last - first).days + 1))


def _days(canvas: Canvas, dates: tuple[date, ...], *, bottom: float) -> None:
    column = (WIDTH - LEFT - 16) / len(dates)
    for i, day in enumerate(dates):
        x = LEFT + i * column
        if is_weekend(day):
            canvas.rect(x, TOP - 32, column, bottom - TOP + 32, fill="#eef0f3")
        canvas.line(x, TOP - 32, x, bottom, stroke=FAINT, stroke_width=0.6)
        letters = WEEKDAYS[day.weekday()][: 2 if column < 34 else 3]
        middle = x + column / 2
        canvas.text(middle, TOP - 20, letters, size=SMALL, fill=GREY, text_anchor="middle")
        canvas.text(middle, TOP - 6, str(day.day), size=12, font_weight=600, text_anchor="middle")
        if i == 0 or day.day == 1:
            canvas.text(x + 3, TOP - 40, _month(day, dates, column), size=12, font_weight=700, fill=NAVY)
    canvas.line(LEFT, TOP, WIDTH - 16, TOP, stroke=INK, stroke_width=0.8)


def _month(day: date, dates: tuple[date, ...], column: float) -> str:
    """The month that begins here, short where few of its days are shown."""
    room = sum((d.year, d.month) == (day.year, day.month) for d in dates) * column - 8
    name = f"{MONTHS[day.month - 1]} {day.year}"
    return name if width_of(name, 12) * 1.08 < room else MONTHS[day.month - 1][:3]


def _row(canvas: Canvas, problem: Problem, plan: Plan, *, dates: tuple[date, ...], index: int, group: Group) -> None:
    y = TOP + index * ROW
    about = f"{languages(group.languages) or language_name(problem.host_language)} · {len(group.members)} people"
    canvas.text(16, y + 18, group.id, size=14, font_weight=700, fill=look(index).colour)
    canvas.text(16, y + 32, shortened(about, SMALL, LEFT - 24), size=SMALL, fill=GREY)
    canvas.line(16, y + ROW, WIDTH - 16, y + ROW, stroke=FAINT, stroke_width=0.6)
    for stay in plan.stays_of.get(group.id, ()):
        _bar(canvas, problem, stay, dates=dates, index=index)


def _bar(canvas: Canvas, problem: Problem, stay: Stay, *, dates: tuple[date, ...], index: int) -> None:
    column = (WIDTH - LEFT - 16) / len(dates)
    x = LEFT + ((stay.arrive - dates[0]).days + 0.5) * column + 1
    width = max((stay.leave - stay.arrive).days * column - 2, 6)
    y = TOP + index * ROW + (ROW - BAR) / 2
    shared = stay.period in problem.block
    fill, edge, ink = (NAVY, NAVY, PAPER) if shared else (mix(look(index).colour, 0.16), look(index).colour, INK)
    canvas.rect(x, y, width, BAR, rx=4, fill=fill, stroke=edge, stroke_width=1.3)
    city = problem.city[stay.city]
    name = one_line(f"{city.name}, {city.state}" if width > 130 and city.state else city.name)
    canvas.text(
        x + width / 2, y + 17.5, shortened(name, 12, width - 8), size=12, fill=ink, text_anchor="middle",
        font_weight=600 if shared else 500,
    )  # fmt: skip


def _holidays(problem: Problem, plan: Plan, dates: tuple[date, ...]) -> list[str]:
    """Public holidays in a city that some group is in on the day."""
    found = {
        (day, problem.holiday(s.city, day))
        for s in plan.stays
        for day in dates
        if s.arrive <= day <= s.leave and problem.holiday(s.city, day)
    }
    return [f"{day.day} {MONTHS[day.month - 1]} {one_line(name)}" for day, name in sorted(found)]
