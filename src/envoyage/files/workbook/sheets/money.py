"""Sheets about rates and known journeys."""

from envoyage.files.workbook.kinds import Ref
from envoyage.files.workbook.sheet import Col, sheet
from envoyage.files.workbook.sheets.columns import THE_CITY
from envoyage.planner.problem import PerDiem, TravelTime

PER_DIEMS = sheet(
    "Per diems", "per_diems", PerDiem, "Rates of a city in one month, where they differ from the city's own.",
    THE_CITY,
    Col("Month", "month", "From 1 to 12.", 5),
    Col("Lodging", "lodging", "Dollars a night.", 120),
    Col("Meals", "meals", "Dollars a day.", 68),
)  # fmt: skip

TRAVEL_TIMES = sheet(
    "Travel times", "travel_times", TravelTime, "Known journeys between cities, used instead of the formulas.",
    Col("From", "origin", "The city.", "example-washington", Ref("cities")),
    Col("To", "destination", "The city.", "example-reno", Ref("cities")),
    Col("Minutes", "minutes", "From door to door.", 510),
    Col("Miles", "miles", "The way.", 2270),
    Col("Fare", "fare", "Dollars for one person.", 340),
)  # fmt: skip
