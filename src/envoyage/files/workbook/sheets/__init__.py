"""All sheets of the programme workbook, in their order."""

from envoyage.files.workbook.sheet import Sheet
from envoyage.files.workbook.sheets.calendar import BLOCKS, FLIGHTS, SESSIONS, SLOTS, SPEAKERS
from envoyage.files.workbook.sheets.decided import (
    PINNED_APPOINTMENTS,
    PINNED_CITIES,
    PINNED_OFFICERS,
    PINNED_PEOPLE,
    WAIVERS,
)
from envoyage.files.workbook.sheets.money import PER_DIEMS, TRAVEL_TIMES
from envoyage.files.workbook.sheets.outages import OUTAGES
from envoyage.files.workbook.sheets.people import COUNTRIES, NEEDS, OFFICERS, PARTICIPANTS, STAFF
from envoyage.files.workbook.sheets.places import (
    AIRPORTS,
    CAPACITIES,
    CITIES,
    CONTACTS,
    HOSTS,
    HOTELS,
    MEDICAL,
    RESOURCES,
    VEHICLES,
)
from envoyage.files.workbook.sheets.programme import HOLIDAYS, OBJECTIVES, POLICIES, PROGRAMME, SECTORS, THEMES

SHEETS: tuple[Sheet, ...] = (
    PROGRAMME, BLOCKS, SLOTS, SESSIONS, SPEAKERS, HOLIDAYS,
    THEMES, OBJECTIVES, SECTORS, COUNTRIES,
    PARTICIPANTS, NEEDS, OFFICERS, STAFF,
    CITIES, CAPACITIES, AIRPORTS, RESOURCES, CONTACTS, HOSTS, HOTELS, VEHICLES, MEDICAL,
    FLIGHTS, TRAVEL_TIMES, PER_DIEMS,
    PINNED_PEOPLE, PINNED_CITIES, PINNED_APPOINTMENTS, PINNED_OFFICERS, OUTAGES, WAIVERS, POLICIES,
)  # fmt: skip
"""What a programme office fills in."""

__all__ = ["SHEETS"]
