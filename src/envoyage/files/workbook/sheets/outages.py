"""The sheet about what is not there for a while."""

from envoyage.files.workbook.sheet import Col, sheet
from envoyage.planner.problem import Outage

OUTAGES = sheet(
    "Outages", "outages", Outage, "Who or what is not there for a while: ill, delayed, closed.",
    Col("About", "about", "The id of who or what is out.", "example-lo1"),
    Col("Of", "of", "In which list it stands.", "officer"),
    Col("Start", "start", "Date and time there.", "2027-05-20 00:00"),
    Col("End", "end", "Date and time there.", "2027-05-22 00:00"),
)  # fmt: skip
