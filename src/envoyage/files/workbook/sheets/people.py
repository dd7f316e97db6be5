"""Sheets about people."""

from envoyage.files.workbook.kinds import CountryCode, Language, Listing, Ref
from envoyage.files.workbook.sheet import OWNER, Col, sheet
from envoyage.files.workbook.sheets.columns import id_elsewhere, id_here, phone, printed_name
from envoyage.files.workbook.syntax import Spoken
from envoyage.planner.problem import Country, LanguageOfficer, Need, Participant, Staff

COUNTRIES = sheet(
    "Countries", "countries", Country, "The countries people come from.",
    Col("Country", "id", "ISO code or English name.", "example PE", CountryCode()),
    printed_name("Peru"),
    Col("Region", "region", "The region it counts to when groups are mixed.", "Americas"),
)  # fmt: skip

PARTICIPANTS = sheet(
    "Participants", "participants", Participant, "Everybody who is nominated. Only the approved travel.",
    id_elsewhere("Participant id", "example-p01"),
    Col("Name", "name", "In Latin letters, as in the passport.", "Ana Sample"),
    Col("Name in own script", "name_own_script", "As the person writes it."),
    Col("Title", "title", "Ms, Mr, Dr, Judge ...", "Ms"),
    Col("Gender", "gender", "As in the travel document.", "F"),
    Col("Country", "country", "A country of the sheet Countries, by code or name.", "Peru", Ref("countries")),
    Col("Position", "position", "What the person does.", "Senior prosecutor"),
    Col("Institution", "institution", "Where the person works.", "Public Ministry"),
    Col("Sector", "sector", "See the sheet Sectors.", "example-police", Ref("sectors")),
    Col("Nominating post", "post", "The embassy or office that nominated.", "Lima"),
    Col("Seniority", "seniority", "From 1 to 5; 5 is the highest.", 4),
    Col("Languages", "languages", "With a level from 1 to 5.", "Spanish 5, English 2", Spoken()),
    Col("Expertise", "expertise", "What the person could speak about.", "trafficking"),
    Col("Diet", "diet", "What the person keeps to.", "vegetarian"),
    Col("Faith practice", "faith", "Practice that touches the timetable, stated by the person."),
    Col("Access needs", "access", "What the person needs of a place."),
    Col("Home wishes", "home_wishes", "What a home should not have."),
    Col("Room", "room", "Single or shared.", "single"),
    Col("Photo consent", "photo_consent", "Blank counts as no.", "yes"),
    Col("Keep with", "keep_with", "People who travel in the same group.", "", Listing(Ref("participants"))),
    Col("Keep apart from", "keep_apart", "People who travel in another group.", "", Listing(Ref("participants"))),
    Col("Arrival", "arrival", "Landing: date and time there.", "2027-05-15 16:30"),
    Col("Departure", "departure", "Take-off: date and time there.", "2027-05-30 19:00"),
    Col("Status", "status", "Only the approved travel.", "approved"),
    needed=True,
)  # fmt: skip

NEEDS = sheet(
    "Needs", "needs", Need, "What each participant comes for: an objective seen through a theme.",
    Col("Participant id", OWNER, "Whose need it is.", "example-p01", Ref("participants")),
    Col("Objective id", "objective", "See the sheet Objectives.", "example-justice", Ref("objectives")),
    Col("Theme id", "theme", "See the sheet Themes.", "example-trafficking", Ref("themes")),
    Col("Weight", "weight", "How much it matters beside the person's other needs; above 0.", 2),
    Col("Dose", "dose", "How many fully relevant appointments meet it; above 0.", 3),
    owner=("participants", "needs"),
)  # fmt: skip

OFFICERS = sheet(
    "Language officers", "officers", LanguageOfficer, "Interpreters and liaisons.",
    Col("Officer id", "id", "A short name; no participant has the same.", "example-lo1"),
    Col("Name", "name", "The officer's name.", "Luis Sample"),
    Col("Languages", "languages", "All working languages.", "Spanish, English", Listing(Language())),
    Col("Mode", "mode", "How the officer works.", "simultaneous"),
    Col("Available from", "available_from", "Blank: always.", "2027-05-15"),
    Col("Available to", "available_to", "Blank: always.", "2027-05-30"),
    Col("Gender", "gender", "For sharing rooms.", "M"),
    Col("Phone", "phone", "Mobile number.", "202-555-0110"),
    Col("Email", "email", "Address.", "officer@sample.example"),
    Col("Daily rate", "daily_rate", "Dollars a day; blank: the policy.", 302),
)  # fmt: skip

STAFF = sheet(
    "Staff", "staff", Staff, "Staff and emergency contacts.",
    id_here("Staff id", "example-duty"),
    Col("Name", "name", "The name, or the desk.", "Duty officer"),
    Col("Role", "role", "What for.", "emergency line"),
    Col("City id", "city", "Blank: everywhere.", "", Ref("cities")),
    phone("202-555-0199"),
    Col("Email", "email", "The address."),
    Col("Emergency", "emergency", "Whether to call in an emergency.", "yes"),
)  # fmt: skip
