"""Sheets about cities and what is in them."""

from envoyage.files.workbook.kinds import CountryCode, Language, Listing, Ref
from envoyage.files.workbook.sheet import OWNER, Col, sheet
from envoyage.files.workbook.sheets.columns import (
    ACCESS,
    IN_CITY,
    LATITUDE,
    LONGITUDE,
    TIME_ZONE,
    id_elsewhere,
    id_here,
    phone,
    printed_name,
)
from envoyage.files.workbook.syntax import Hours
from envoyage.planner.problem import (
    Airport,
    City,
    Contact,
    HomeHost,
    Hotel,
    MedicalProvider,
    Resource,
    SlotCapacity,
    Vehicle,
)

CITIES = sheet(
    "Cities", "cities", City, "Cities that can host groups, and those of shared blocks.",
    id_elsewhere("City id", "example-reno"),
    printed_name("Reno"),
    Col("State", "state", "Two letters.", "NV"),
    LATITUDE, LONGITUDE,
    TIME_ZONE,
    Col("Airport", "airport", "IATA code of the nearest airport with scheduled service.", "RNO", Ref("airports")),
    Col("Population", "population", "Inhabitants.", 264000),
    Col("Country", "country", "The host country.", "US", CountryCode()),
    Col("Groups at a time", "groups", "How many groups it can host at a time.", 1),
    Col("Lodging ceiling", "lodging_ceiling", "Dollars a night; blank: the policy.", 120),
    Col("Meals rate", "meals_rate", "Dollars a day; blank: the policy.", 68),
    Col("Local sponsor", "local_sponsor", "Who receives the groups.", "Council for international visitors"),
    Col("Sponsor phone", "sponsor_phone", "The sponsor's number.", "775-555-0100"),
    Col("Sponsor email", "sponsor_email", "The sponsor's address.", "council@sample.example"),
    needed=True,
)  # fmt: skip

CAPACITIES = sheet(
    "City capacities", "capacities", SlotCapacity, "Where a city takes more or fewer groups than usual in one period.",
    Col("City id", OWNER, "The city.", "example-reno", Ref("cities")),
    Col("Period id", "period", "A slot or shared block.", "example-slot1", Ref("periods")),
    Col("Groups", "groups", "How many groups; 0 closes the city.", 0),
    owner=("cities", "capacities"),
)  # fmt: skip

AIRPORTS = sheet(
    "Airports", "airports", Airport,
    "Airports that the cities and flights name; those of the US mainland with scheduled service may be left out.",
    Col("IATA code", "id", "Three letters.", "example RNO"),
    printed_name("Reno/Tahoe International Airport"),
    LATITUDE, LONGITUDE,
    TIME_ZONE,
)  # fmt: skip

RESOURCES = sheet(
    "Resources", "resources", Resource, "Organisations that receive groups.",
    id_elsewhere("Resource id", "example-shelter"),
    IN_CITY,
    printed_name("Family shelter"),
    Col("Category", "category", "What kind of organisation it is.", "victim assistance"),
    Col("Themes", "themes", "What it can talk about.", "example-trafficking", Listing(Ref("themes"))),
    Col("Objectives", "objectives", "The objectives it serves.", "example-justice", Listing(Ref("objectives"))),
    Col("Viewpoint", "viewpoint", "From where it looks at them.", "practitioner"),
    Col("Formats", "formats", "How it can receive a group; the usual way first.", "presentation, site visit"),
    LATITUDE, LONGITUDE,
    Col("Address", "address", "Where to go.", "12 First Street"),
    Col("Opening hours", "hours", "When it receives groups; blank: never.", "Mon-Fri 09:00-17:00", Hours()),
    Col("Closed on", "closed", "Dates on which it is closed.", "2027-05-20"),
    Col("Open on holidays", "open_on_holidays", "Whether it opens on public holidays.", "no"),
    Col("Minutes", "minutes", "The usual length of a visit.", 90),
    Col("Smallest group", "smallest_group", "People.", 1),
    Col("Largest group", "largest_group", "People.", 20),
    Col("Lead days", "lead_days", "Days before a visit by which the request must be there.", 14),
    Col("Identity check", "identity_check", "Whether it wants identity data with the request.", "no"),
    Col("Most asks", "most_asks", "How often it may be asked in one programme.", 3),
    Col("Groups at a time", "parallel_groups", "How many groups it receives at once.", 1),
    Col("Languages", "languages", "What its people speak to groups.", "English", Listing(Language())),
    ACCESS,
    Col("Status", "status", "Where the request stands.", "planned"),
    Col("Directions", "directions", "How to get in.", "Sign in at the front desk."),
    needed=True,
)  # fmt: skip

CONTACTS = sheet(
    "Contacts", "contacts", Contact, "Who receives a group at a resource.",
    id_here("Contact id", "example-c1"),
    Col("Resource id", "resource", "See the sheet Resources.", "example-shelter", Ref("resources")),
    Col("Name", "name", "The person's name.", "Pat Sample"),
    Col("Role", "role", "What the person does there.", "Director"),
    phone("775-555-0101"),
    Col("Email", "email", "The address."),
)  # fmt: skip

HOSTS = sheet(
    "Home hosts", "hosts", HomeHost, "Households that invite guests for a meal.",
    id_here("Host id", "example-home1"),
    IN_CITY,
    printed_name("The Sample family"),
    Col("Evenings", "evenings", "Dates on which they can.", "2027-05-20, 2027-05-21"),
    Col("Seats", "seats", "How many guests.", 4),
    Col("Diets", "diets", "What they can cook.", "vegetarian, halal"),
    Col("Languages", "languages", "What is spoken at the table.", "English, Spanish", Listing(Language())),
    Col("Pets", "pets", "Whether there are pets.", "no"),
    Col("Alcohol", "alcohol", "Whether alcohol is served.", "no"),
    ACCESS,
    Col("Address", "address", "Where to go.", "3 Elm Street"),
    phone("775-555-0102"),
    LATITUDE, LONGITUDE,
)  # fmt: skip

HOTELS = sheet(
    "Hotels", "hotels", Hotel, "Hotels with a block of rooms.",
    id_here("Hotel id", "example-hotel"),
    IN_CITY,
    printed_name("Hotel Reno"),
    LATITUDE, LONGITUDE,
    Col("Rooms", "rooms", "How many rooms are held.", 40),
    Col("Address", "address", "Where it is.", "1 Main Street"),
    phone("775-555-0103"),
    ACCESS,
    Col("Fridge", "fridge", "Whether rooms have a fridge for medicine.", "yes"),
)  # fmt: skip

VEHICLES = sheet(
    "Vehicles", "vehicles", Vehicle, "Vehicles with driver that can be hired.",
    id_here("Vehicle id", "example-van"),
    IN_CITY,
    printed_name("Van"),
    Col("Seats", "seats", "Seats for passengers.", 24),
    Col("Company", "company", "Who runs it.", "Coach company"),
    phone("775-555-0104"),
    ACCESS,
    Col("Day rate", "day_rate", "Dollars a day; blank: the policy.", 450),
)  # fmt: skip

MEDICAL = sheet(
    "Medical", "medical", MedicalProvider, "Where to go when somebody falls ill.",
    id_here("Medical id", "example-clinic"),
    IN_CITY,
    printed_name("City clinic"),
    Col("Address", "address", "Where it is.", "5 Main Street"),
    phone("775-555-0105"),
    Col("Open at night", "open_at_night", "Whether it is open at night.", "yes"),
)  # fmt: skip
