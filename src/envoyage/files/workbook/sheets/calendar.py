"""Sheets about the calendar."""

from envoyage.files.workbook.kinds import Listing, Ref
from envoyage.files.workbook.sheet import OWNER, Col, sheet
from envoyage.files.workbook.sheets.columns import id_elsewhere, id_here, printed_title
from envoyage.planner.problem import Flight, Session, SharedBlock, Slot, Speaker

BLOCKS = sheet(
    "Shared blocks", "blocks", SharedBlock, "Periods that everybody spends in one city.",
    id_elsewhere("Block id", "example-opening"),
    Col("Kind", "kind", "What the block is for.", "opening"),
    Col("City id", "city", "The city; see the sheet Cities.", "example-washington", Ref("cities")),
    Col("Arrive", "arrive", "The day of arrival.", "2027-05-15"),
    Col("Leave", "leave", "The day of leaving: the day on which the next period starts.", "2027-05-19"),
    printed_title("Opening and plenary"),
    needed=True,
)  # fmt: skip

SLOTS = sheet(
    "Slots", "slots", Slot, "Periods in which each group is in a city of its own; all groups move on the same days.",
    id_elsewhere("Slot id", "example-slot1"),
    Col("Window", OWNER, "Slots in a row between two shared blocks have the same word here.", "window1"),
    Col("Arrive", "arrive", "The day of arrival.", "2027-05-19"),
    Col("Leave", "leave", "The day of leaving: the day on which the next period starts.", "2027-05-23"),
    Col("May continue", "may_continue", "Whether a group may stay on from the slot before.", "no"),
    owner=("windows", "slots"), needed=True,
)  # fmt: skip

SESSIONS = sheet(
    "Sessions", "sessions", Session, "Fixed items of shared blocks, attended by all.",
    id_here("Session id", "example-plenary"),
    Col("Block id", "block", "The shared block it is part of.", "example-opening", Ref("blocks")),
    printed_title("Opening plenary"),
    Col("Kind", "kind", "What the session is.", "plenary"),
    Col("Start", "start", "Date and time in the city.", "2027-05-17 09:00"),
    Col("End", "end", "Date and time in the city.", "2027-05-17 11:00"),
    Col("Room", "room", "The room.", "Hall A"),
    Col("Place", "place", "The building.", "Conference centre"),
    Col("Address", "address", "The address of the building.", "1 Main Street"),
    Col("Objectives", "objectives", "The objectives it serves.", "example-justice", Listing(Ref("objectives"))),
    Col("Themes", "themes", "The themes it is about.", "example-trafficking", Listing(Ref("themes"))),
    Col("Viewpoint", "viewpoint", "From where it looks at them.", "government"),
    Col("Format", "format", "How it is held.", "presentation"),
)  # fmt: skip

SPEAKERS = sheet(
    "Speakers", "speakers", Speaker, "Who speaks in which session.",
    Col("Session id", OWNER, "The session.", "example-plenary", Ref("sessions")),
    Col("Name", "name", "The speaker's name.", "Jane Sample"),
    Col("Title", "title", "Title or position.", "Director"),
    Col("Institution", "institution", "Where the speaker works.", "National institute"),
    owner=("sessions", "speakers"),
)  # fmt: skip

FLIGHTS = sheet(
    "Flights", "flights", Flight, "Flights that are known.",
    id_here("Flight id", "example-f1"),
    Col("Number", "number", "Airline and number.", "XX 123"),
    Col("From", "origin", "IATA code of the airport.", "IAD", Ref("airports")),
    Col("To", "destination", "IATA code of the airport.", "RNO", Ref("airports")),
    Col("Departs", "departs", "Date and time there.", "2027-05-19 11:45"),
    Col("Arrives", "arrives", "Date and time there.", "2027-05-19 14:10"),
    Col("Participants", "participants", "Who is on it.", "example-p01", Listing(Ref("participants"))),
)  # fmt: skip
