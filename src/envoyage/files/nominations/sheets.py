"""The sheets of a workbook of nominations; what they share with the programme's they take from there."""

from dataclasses import replace

from envoyage.files.workbook.kinds import Language, Listing, Ref, Text
from envoyage.files.workbook.sheet import OWNER, Col, Column, Sheet, sheet
from envoyage.files.workbook.sheets.people import COUNTRIES, NEEDS, OFFICERS, PARTICIPANTS
from envoyage.files.workbook.sheets.programme import OBJECTIVES, SECTORS, THEMES
from envoyage.planner.problem import ParticipantStatus
from envoyage.planner.selection.nominations import Nominations, Nominee, Quota, Score

LATER = ("arrival", "departure")
"""What nobody knows of a nominee yet."""

SELECTION = sheet(
    "Selection", "selection", Nominations, "The selection as a whole: one item a row.",
    Col("Id", "id", "A short name for files, for instance a project number.", "spring-2027"),
    Col("Title", "title", "The programme's title.", "Combating trafficking in persons"),
    Col("Starts", "starts", "The day people arrive.", "2027-05-15"),
    Col("Ends", "ends", "The day people leave.", "2027-05-30"),
    Col("Places", "places", "How many people the cohort has.", 72),
    Col("Alternates", "alternates", "How many alternates each place gets at most.", 5),
    Col("Pending may enter", "pending_enter", "Whether people may be selected whose vetting is pending.", "no"),
    Col("Funding needed", "funding_needed", "Whether nobody is selected without a funding line.", "yes"),
    Col("Host language", "host_language", "The language spoken where the programme is.", "English", Language()),
    Col("English enough", "english_enough", "Level of the host language that needs no interpreter.", 4),
    Col("Largest group", "group_largest", "Participants that one team of language officers can accompany.", 13),
    upright=True, needed=True,
)  # fmt: skip

_OWN = sheet(
    "Nominees", "nominees", Nominee, "",
    Col("Vetting", "vetting", "Only those who passed are selected, unless pending ones may be.", "passed"),
    Col("Funding line", "funding", "Who pays for the person.", "core"),
    Col("Delegation", "delegation", "People with the same word come together or not at all."),
).columns  # fmt: skip


def _nominee_columns() -> tuple[Column, ...]:
    """The columns of participants as far as they are known, then what only a selection asks for."""
    kept = (c for c in PARTICIPANTS.columns if c.field not in LATER)
    nominated = (replace(c, default=ParticipantStatus.NOMINATED) if c.field == "status" else c for c in kept)
    return (*(replace(c, help=STATUS, example="nominated") if c.field == "status" else c for c in nominated), *_OWN)


STATUS = "Those who cancelled, were transferred or have no funds are not selected."
NOMINEES = Sheet("Nominees", "nominees", Nominee, "Everybody who is nominated.", _nominee_columns(), needed=True)
NOMINEE_NEEDS = replace(NEEDS, owner=("nominees", "needs"))

SCORES = sheet(
    "Scores", "scores", Score, "One row a mark: who was assessed, by whom, with which mark.",
    Col("Participant id", OWNER, "Who was assessed.", "example-p01", Ref("participants")),
    Col("Assessor", "assessor", "Who assessed.", "Assessor 3"),
    Col("Mark", "mark", "On the assessor's own scale; more is better.", 82),
    owner=("nominees", "scores"),
)  # fmt: skip

QUOTAS = sheet(
    "Quotas", "quotas", Quota, "How many people a cohort has of whom, at least and at most.",
    Col("Dimension", "dimension", "What people are counted by.", "example region"),
    Col("Values", "values", "Which ones count together; blank: each value on its own.", "Africa", Listing(Text())),
    Col("At least", "least", "How many there are at least.", 8),
    Col("At most", "most", "How many there are at most; blank: no limit.", 18),
    Col("Reason", "reason", "Why, for those who ask.", "All regions learn from each other."),
)  # fmt: skip

SHEETS: tuple[Sheet, ...] = (
    SELECTION, COUNTRIES, SECTORS, THEMES, OBJECTIVES, NOMINEES, NOMINEE_NEEDS, SCORES, OFFICERS, QUOTAS,
)  # fmt: skip
"""What a programme office fills in to have a cohort selected."""
