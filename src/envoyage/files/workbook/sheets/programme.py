"""Sheets about the programme as a whole."""

from dataclasses import dataclass
from datetime import date

from envoyage.files.workbook.kinds import CountryCode, Kind, Language
from envoyage.files.workbook.sheet import Col, Column, Sheet, kind_of, sheet
from envoyage.files.workbook.sheets.columns import id_elsewhere, printed_title
from envoyage.planner.problem import Objective, Policies, Problem, Sector, Theme


@dataclass(frozen=True)
class Holiday:
    """A public holiday, in one state or (empty) everywhere."""

    day: date
    state: str = ""
    name: str = ""


PROGRAMME = sheet(
    "Programme", "programme", Problem, "The programme as a whole: one item a row.",
    Col("Id", "id", "A short name for files, for instance a project number.", "spring-2027"),
    Col("Title", "title", "The programme's title.", "Combating trafficking in persons"),
    Col("Starts", "starts", "The day people arrive.", "2027-05-15"),
    Col("Ends", "ends", "The day people leave.", "2027-05-30"),
    Col("Motto", "motto", "A line for the cover of the programme book."),
    Col("Sponsor", "sponsor", "Who pays for the programme.", "Sponsoring bureau"),
    Col("Agency", "agency", "Who runs the programme.", "Programme agency"),
    Col("Agency phone", "agency_phone", "The number to call day and night.", "202-555-0100"),
    Col("Host language", "host_language", "The language spoken where the programme is.", "English", Language()),
    Col("Promised categories", "promised", "The kinds of resources that every group meets at least once.",
        "law enforcement, social service"),
    Col("Now", "now", "Under way: date and time in the first city up to which all has happened; blank: not yet."),
    upright=True, needed=True,
)  # fmt: skip

THEMES = sheet(
    "Themes", "themes", Theme, "What the programme is about.",
    id_elsewhere("Theme id", "example-trafficking"),
    printed_title("Trafficking in persons"),
)  # fmt: skip

OBJECTIVES = sheet(
    "Objectives", "objectives", Objective, "What people shall understand in the end.",
    id_elsewhere("Objective id", "example-justice"),
    printed_title("How federal, state and local justice work together"),
)  # fmt: skip

SECTORS = sheet(
    "Sectors", "sectors", Sector, "The parts of the justice or security system that people work in.",
    id_elsewhere("Sector id", "example-police"),
    printed_title("Police"),
)  # fmt: skip

HOLIDAYS = sheet(
    "Holidays", "holidays", Holiday,
    "Further days on which offices are closed; the public holidays of the cities are known and need not be listed.",
    Col("Day", "day", "The day.", "example 2027-05-31"),
    Col("State", "state", "The state it is a holiday in; blank: everywhere. Abroad: CA-ON, or CA- for all.", "OK"),
    Col("Name", "name", "What it is called.", "Memorial Day"),
)  # fmt: skip


def _policy_kind(name: str, hint: type) -> Kind:
    return CountryCode() if name == "holidays_of" else kind_of(hint)


def _policies() -> Sheet:
    """One row a policy, with the meaning, the unit and the source that the policies themselves state."""
    columns = tuple(
        Column(s.name, s.name, s.metadata["means"], "", _policy_kind(s.name, type(s.default)), False, s.default)
        for s in Policies.settings()
    )
    about = "The rules of the house as numbers. Change a value; blank: the default."
    return Sheet("Policies", "policies", Policies, about, columns, upright=True)


POLICIES = _policies()
