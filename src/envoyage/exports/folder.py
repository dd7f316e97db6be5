"""The whole output folder of a plan: everything people hold in their hands, written as one step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from envoyage.exports.book import agendas, all_day_sheets, programme_book, script_findings
from envoyage.exports.budget import budget_workbook
from envoyage.exports.calendars import group_calendar, person_calendar
from envoyage.exports.cities import city_files, visited
from envoyage.exports.marking import Look, Marking, Paper
from envoyage.exports.phrases import slug
from envoyage.exports.pictures import coverage_heat_map, heat_map_pages, route_map, to_pdf, to_png, who_meets_whom
from envoyage.exports.pictures import group_calendar as calendar_picture
from envoyage.exports.redact import redacted, redacted_findings
from envoyage.exports.rescue import plan_rescued
from envoyage.exports.sheets.plan import plan_workbook
from envoyage.exports.swap import File, write_whole
from envoyage.exports.unmet import unmet
from envoyage.exports.words.book import book
from envoyage.exports.words.unmet import unmet_page
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress, Report, silent
from envoyage.planner.rule import Finding

PICTURE_WIDTH = 2000  # pixels
PICTURES = {
    "route-map": route_map,
    "group-calendar": calendar_picture,
    "coverage-heat-map": coverage_heat_map,
    "who-meets-whom": who_meets_whom,
}


@dataclass(frozen=True)
class Job:
    """What is written and how: the programme, its plan, what is objected to, look and paper.

    ``whole`` is the programme and plan as they came in, for the book alone: it redacts them itself, in the same way,
    and strikes out at the end whatever private text of theirs is left.
    """

    problem: Problem
    plan: Plan
    findings: tuple[Finding, ...]
    look: Look
    whole: tuple[Problem, Plan]
    before: Plan | None = None

    @classmethod
    def made(cls, problem: Problem, plan: Plan, findings: tuple[Finding, ...], *, redact: bool, paper: Paper) -> "Job":
        """The job; with ``redact`` of the shareable version, from which everything private is gone already."""
        whole, findings = (problem, plan), (*findings, *script_findings(problem))
        if not redact:
            return cls(problem, plan, findings, Look(problem.title, paper=paper), whole)
        public, public_plan = redacted(problem, plan)
        look = Look(public.title, Marking.SHAREABLE, paper)
        return cls(public, public_plan, redacted_findings(findings), look, whole)

    def titled(self, what: str) -> Look:
        """The look of one file."""
        return replace(self.look, title=f"{self.problem.title}: {what}")


def write_folder(  # noqa: PLR0913 -- the door of the exports: everything else by name
    problem: Problem,
    plan: Plan,
    findings: tuple[Finding, ...],
    out: Path,
    *,
    plan_json: bytes = b"",
    redact: bool = False,
    paper: Paper = "letter",
    report: Report = silent,
    before: Plan | None = None,
    more: Iterable[File] = (),
) -> tuple[Path, ...]:
    """Write all outputs to ``out``, replacing an earlier output folder as a whole; gives the paths written.

    ``plan_json`` is the plan file, which holds everything and so is left out of the shareable version. ``before`` is
    the plan that was told before: calendars cancel what is not in this one any more. ``more`` are further files. Raises
    ``CannotWrite``; whatever was in ``out`` is then as it was, and the plan file is kept in a temporary place.
    """
    job = Job.made(problem, plan, findings, redact=redact, paper=paper)
    files = _files(replace(job, before=before), b"" if redact else plan_json, report)
    with plan_rescued(plan_json):
        return write_whole(out, chain(files, more))


def _files(job: Job, plan_json: bytes, report: Report) -> Iterator[File]:
    """Every file with its bytes, made when it is its turn, so that few are in memory at once."""
    if plan_json:
        yield "plan.json", plan_json
    parts = (
        ("workbooks", _workbooks), ("pictures", _pictures), ("calendars", _calendars), ("book", _book),
        ("agendas", _agendas), ("cities", _cities),
    )  # fmt: skip
    for i, (what, make) in enumerate(parts):
        report(Progress("write", float(i), float(len(parts)), f"Writing {what}"))
        yield from make(job)
    report(Progress("write", float(len(parts)), float(len(parts)), "Written"))


def _workbooks(job: Job) -> Iterator[File]:
    problem, plan = job.problem, job.plan
    yield "plan.xlsx", plan_workbook(problem, plan, job.findings, job.titled("plan"))
    yield "budget.xlsx", budget_workbook(problem, plan, job.titled("budget"))
    yield "unmet-needs.docx", unmet_page(problem, unmet(problem, plan), job.titled("unmet needs"))


def _pictures(job: Job) -> Iterator[File]:
    for name, draw in PICTURES.items():
        svg = draw(job.problem, job.plan, marking=job.look.marking)
        yield f"pictures/{name}.svg", svg.encode()
        yield f"pictures/{name}.png", to_png(svg, PICTURE_WIDTH)
    pages = heat_map_pages(job.problem, job.plan, marking=job.look.marking)
    yield "pictures/coverage-heat-map.pdf", to_pdf(pages, job.titled("coverage of needs"), job.problem.starts)


def _calendars(job: Job) -> Iterator[File]:
    for group in job.plan.groups:
        calendar = group_calendar(job.problem, job.plan, group.id, before=job.before)
        yield f"calendars/group-{slug(group.id)}.ics", calendar
        for person in () if job.look.shareable else (*group.members, *group.officers):
            calendar = person_calendar(job.problem, job.plan, person, before=job.before)
            yield f"calendars/person-{slug(person)}.ics", calendar


def _book(job: Job) -> Iterator[File]:
    shareable = job.look.shareable
    yield "book.pdf", programme_book(*job.whole, paper=job.look.paper, redact=shareable)
    yield "book.docx", book(job.problem, job.plan, job.titled("programme book"))


def _agendas(job: Job) -> Iterator[File]:
    """Personal papers, which have no place in the shareable version."""
    if job.look.shareable:
        return
    for person, data in agendas(job.problem, job.plan, paper=job.look.paper):
        yield f"agendas/{slug(person)}.pdf", data
    for officer, data in all_day_sheets(job.problem, job.plan, paper=job.look.paper):
        yield f"day-sheets/{slug(officer)}.pdf", data


def _cities(job: Job) -> Iterator[File]:
    for city in visited(job.plan):
        for name, data in city_files(job.problem, job.plan, city, job.look).items():
            yield f"cities/{slug(city)}/{name}", data
