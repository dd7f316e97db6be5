"""Columns that several sheets have."""

from envoyage.files.workbook.kinds import Ref
from envoyage.files.workbook.sheet import Col

IN_CITY = Col("City id", "city", "See the sheet Cities.", "example-reno", Ref("cities"))
THE_CITY = Col("City id", "city", "The city.", "example-reno", Ref("cities"))
LATITUDE = Col("Latitude", "latitude", "In degrees, north is positive.", 39.53)
LONGITUDE = Col("Longitude", "longitude", "In degrees, west is negative.", -119.81)
TIME_ZONE = Col("Time zone", "time_zone", "IANA name.", "America/Los_Angeles")
ACCESS = Col("Access", "access", "What it offers to people with access needs.", "step free")


def id_elsewhere(title: str, example: str) -> Col:
    """An id that other sheets name."""
    return Col(title, "id", "A short name, used in other sheets.", example)


def id_here(title: str, example: str) -> Col:
    """An id that no other sheet names."""
    return Col(title, "id", "A short name.", example)


def printed_name(example: str) -> Col:
    """The name of something that is no person."""
    return Col("Name", "name", "As printed.", example)


def printed_title(example: str) -> Col:
    """The title of something that is no person."""
    return Col("Title", "title", "As printed.", example)


def phone(example: str) -> Col:
    """The number to call."""
    return Col("Phone", "phone", "The number.", example)
