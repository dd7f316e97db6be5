"""The sheets of a workbook of counterparts."""

from envoyage.files.workbook.kinds import Listing, Ref
from envoyage.files.workbook.sheet import Col, Sheet, sheet
from envoyage.files.workbook.sheets.columns import id_elsewhere, id_here, phone
from envoyage.files.workbook.syntax import Spoken
from envoyage.planner.encounters.request import (
    Absence,
    Counterpart,
    EncounterRequest,
    MeetingSession,
    PairWish,
    SeatingEvent,
)

WHOLE = sheet(
    "Meetings", "request", EncounterRequest, "What holds for all meetings: one item a row.",
    Col("Programme id", "programme", "The id of the programme that was planned.", "spring-2027"),
    Col("Title", "title", "As printed.", "Meetings with counterparts"),
    Col("Meetings at least", "least", "How many each participant has in each block at the least.", 1),
    Col("Meetings at most", "most", "How many at the most.", 3),
    Col("Difference", "difference", "By how many meetings two participants may differ.", 1),
    Col("Counterparts at least", "counterpart_least", "How many each counterpart has at the least.", 1),
    Col("Waits", "waits", "By how many waits between two meetings any two people may differ.", 2),
    upright=True, needed=True,
)  # fmt: skip

SESSIONS = sheet(
    "Meeting sessions", "sessions", MeetingSession, "Spans in which meetings are held one after the other.",
    id_elsewhere("Session id", "example-monday"),
    Col("Block id", "block", "The shared block.", "opening", Ref("blocks")),
    Col("Start", "start", "Date and time in the city.", "2027-05-17 16:15"),
    Col("End", "end", "Date and time in the city.", "2027-05-17 18:20"),
    Col("Minutes", "minutes", "How long a meeting takes.", 20),
    Col("Pause", "pause", "Minutes between two meetings, to change tables.", 5),
    Col("Tables", "tables", "How many meetings can be held at once.", 18),
    Col("Place", "place", "Where the tables are.", "Foyer"),
    needed=True,
)  # fmt: skip

COUNTERPARTS = sheet(
    "Counterparts", "counterparts", Counterpart, "Everybody from outside whom participants can meet.",
    id_elsewhere("Counterpart id", "example-c01"),
    Col("Name", "name", "As printed.", "Jane Sample"),
    Col("Block id", "block", "The shared block the person comes to.", "opening", Ref("blocks")),
    Col("Institution", "institution", "Bureau, company or organisation.", "Bureau of Border Management"),
    Col("Position", "position", "What the person does.", "Director"),
    Col("Themes", "themes", "Themes of the programme the person works on.", "border", Listing(Ref("themes"))),
    Col("Objectives", "objectives", "Objectives the person can speak to.", "justice", Listing(Ref("objectives"))),
    Col("Languages", "languages", "With a level from 1 to 5; blank: the host language.", "English 5", Spoken()),
    Col("Sessions", "sessions", "Those the person comes to; blank: all of the block.", "example-monday",
        Listing(Ref("sessions"))),
    Col("Arrives", "arrives", "Date and time; blank: before the first session.", "2027-05-17 16:40"),
    Col("Leaves", "leaves", "Date and time; blank: after the last session.", "2027-05-18 18:00"),
    Col("Meetings at most", "most", "How many people the person meets at the most.", 6),
    Col("At once", "at_once", "How many sit with the person at one table at the same time; 1: one to one.", 1),
    Col("Email", "email", "The address.", "jane@sample.example"),
    phone("202-555-0117"),
    needed=True,
)  # fmt: skip

WISHES = sheet(
    "Wishes", "wishes", PairWish, "Pairs that must meet, and pairs that must not.",
    Col("Participant id", "participant", "Who.", "example-p01", Ref("participants")),
    Col("Counterpart id", "counterpart", "With whom.", "example-c01", Ref("counterparts")),
    Col("Wish", "wish", "Must they meet, or never?", "must"),
    Col("Start", "start", "The beginning of a slot, where the time is fixed.", "2027-05-17 16:15"),
    Col("After", "after", "The counterpart whom the participant meets before.", "example-c02", Ref("counterparts")),
)  # fmt: skip

ABSENCES = sheet(
    "Not there", "absences", Absence, "When a participant or counterpart can meet nobody.",
    Col("Who", "who", "The id of a participant or counterpart.", "example-c01", Ref("people")),
    Col("Start", "start", "Date and time.", "2027-05-17 16:15"),
    Col("End", "end", "Date and time.", "2027-05-17 16:45"),
)  # fmt: skip

SEATINGS = sheet(
    "Seating", "seatings", SeatingEvent, "Meals, sessions and rides at which people are given seats.",
    id_here("Event id", "example-lunch"),
    Col("Block id", "block", "The shared block.", "opening", Ref("blocks")),
    Col("Title", "title", "As printed.", "Opening lunch"),
    Col("Start", "start", "Date and time in the city.", "2027-05-17 12:15"),
    Col("Kind", "kind", "Tables, or the double seats of a bus.", "tables"),
    Col("Tables or buses", "units", "How many.", 9),
    Col("Seats", "seats", "At each table or in each bus, for participants.", 8),
)  # fmt: skip

SHEETS: tuple[Sheet, ...] = (WHOLE, SESSIONS, COUNTERPARTS, WISHES, ABSENCES, SEATINGS)
"""What a programme office fills in to have meetings and seats arranged."""
