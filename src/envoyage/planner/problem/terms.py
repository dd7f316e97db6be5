"""The closed word lists of a programme: one spelling each, used by files, rules and documents alike."""

from enum import StrEnum


class Gender(StrEnum):
    """As in the travel document; ``X`` where it says neither or is not known."""

    FEMALE = "F"
    MALE = "M"
    OTHER = "X"


class ParticipantStatus(StrEnum):
    """Where a participant stands; only the approved travel."""

    NOMINATED = "nominated"
    APPROVED = "approved"
    ALTERNATE = "alternate"
    WAITLISTED = "waitlisted"
    TRANSFERRED = "transferred"
    NO_FUNDS = "no_funds"
    CANCELLED = "cancelled"


class Consent(StrEnum):
    """Consent to photographs; unknown counts as no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Room(StrEnum):
    """A wish for the hotel room."""

    SINGLE = "single"
    SHARED = "shared"


class LanguageMode(StrEnum):
    """How a language officer works; a liaison accompanies groups that need no interpreting."""

    SIMULTANEOUS = "simultaneous"
    CONSECUTIVE = "consecutive"
    LIAISON = "liaison"


class Category(StrEnum):
    """What kind of organisation a resource is."""

    LAW_ENFORCEMENT = "law_enforcement"
    COURT_OR_PROSECUTION = "court_or_prosecution"
    PUBLIC_OFFICIAL = "public_official"
    SOCIAL_SERVICE = "social_service"
    VICTIM_ASSISTANCE = "victim_assistance"
    COMMUNITY_ORGANISATION = "community_organisation"
    PRIVATE_SECTOR = "private_sector"
    ACADEMIA = "academia"
    CULTURE = "culture"


class Viewpoint(StrEnum):
    """From where a resource looks at its themes; a theme should be seen from more than one."""

    GOVERNMENT = "government"
    PRACTITIONER = "practitioner"
    ADVOCATE = "advocate"
    ACADEMIC = "academic"
    BUSINESS = "business"
    COMMUNITY = "community"


class Format(StrEnum):
    """The way an appointment is held."""

    PRESENTATION = "presentation"
    SITE_VISIT = "site_visit"
    CASE_STUDY = "case_study"
    RIDE_ALONG = "ride_along"
    ROUND_TABLE = "round_table"
    VOLUNTEERING = "volunteering"
    SPEAKING = "speaking_opportunity"
    TOUR = "tour"


class Diet(StrEnum):
    """What a person eats; a home that serves it lists the same word."""

    HALAL = "halal"
    KOSHER = "kosher"
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    NO_PORK = "no_pork"
    NO_BEEF = "no_beef"
    NO_GLUTEN = "no_gluten"
    NO_NUTS = "no_nuts"
    NO_DAIRY = "no_dairy"


class Faith(StrEnum):
    """Practice that touches the timetable, stated by the participant."""

    FRIDAY_PRAYER = "friday_prayer"
    FASTING = "fasting"
    SABBATH = "sabbath"
    SUNDAY_SERVICE = "sunday_service"


class Access(StrEnum):
    """What a person needs from a place; a place that offers it lists the same word."""

    STEP_FREE = "step_free"
    WHEELCHAIR = "wheelchair"
    HEARING_LOOP = "hearing_loop"
    SHORT_WALKS = "short_walks"


class HomeWish(StrEnum):
    """What a guest cannot have in a home."""

    NO_PETS = "no_pets"
    NO_ALCOHOL = "no_alcohol"


class BlockKind(StrEnum):
    """What a shared block is for."""

    OPENING = "opening"
    WORKSHOP = "workshop"
    REJOIN = "rejoin"
    CLOSING = "closing"


class SessionKind(StrEnum):
    """What a session of a shared block is; the first six are professional."""

    OPENING = "opening"
    PLENARY = "plenary"
    PANEL = "panel"
    WORKSHOP = "workshop"
    CONFERENCE = "conference"
    CLOSING = "closing"
    MEAL = "meal"
    CULTURE = "culture"

    @property
    def is_professional(self) -> bool:
        """Whether the session counts as a professional appointment of its day."""
        return self not in (SessionKind.MEAL, SessionKind.CULTURE)


class RequestStatus(StrEnum):
    """Where the request to a resource stands."""

    PLANNED = "planned"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    THANKED = "thanked"
