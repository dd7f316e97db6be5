"""The registry of all rules, in reading order. A new rule is a file, a line here and a test file."""

from envoyage.planner.rule import Rule
from envoyage.planner.rules.access_needs import AccessNeeds
from envoyage.planner.rules.as_offered import AsOffered
from envoyage.planner.rules.beds import Beds
from envoyage.planner.rules.calendar_kept import CalendarKept
from envoyage.planner.rules.category_promise import CategoryPromise
from envoyage.planner.rules.city_capacity import CityCapacity
from envoyage.planner.rules.city_travel_time import CityTravelTime
from envoyage.planner.rules.cost import Cost
from envoyage.planner.rules.coverage import Coverage
from envoyage.planner.rules.faith_practice import FaithPractice
from envoyage.planner.rules.formats import Formats
from envoyage.planner.rules.full_days import FullDays
from envoyage.planner.rules.group_diversity import GroupDiversity
from envoyage.planner.rules.group_languages import GroupLanguages
from envoyage.planner.rules.group_mix import GroupMix
from envoyage.planner.rules.group_size import GroupSize
from envoyage.planner.rules.home_capacity import HomeCapacity
from envoyage.planner.rules.home_fits_guest import HomeFitsGuest
from envoyage.planner.rules.home_hospitality import HomeHospitality
from envoyage.planner.rules.home_notice import HomeNotice
from envoyage.planner.rules.interpreter_hours import InterpreterHours
from envoyage.planner.rules.item_kinds import ItemKinds
from envoyage.planner.rules.journeys import Journeys
from envoyage.planner.rules.keep_apart import KeepApart
from envoyage.planner.rules.keep_together import KeepTogether
from envoyage.planner.rules.known_things import KnownThings
from envoyage.planner.rules.language_cover import LanguageCover
from envoyage.planner.rules.lead_days import LeadDays
from envoyage.planner.rules.leave_times import LeaveTimes
from envoyage.planner.rules.no_repetition import NoRepetition
from envoyage.planner.rules.officer_availability import OfficerAvailability
from envoyage.planner.rules.one_place_at_a_time import OnePlaceAtATime
from envoyage.planner.rules.opening_hours import OpeningHours
from envoyage.planner.rules.pacing import Pacing
from envoyage.planner.rules.partition import Partition
from envoyage.planner.rules.pinned import Pinned
from envoyage.planner.rules.presence import Presence
from envoyage.planner.rules.resource_group_size import ResourceGroupSize
from envoyage.planner.rules.resource_use import ResourceUse
from envoyage.planner.rules.shared_blocks_attended import SharedBlocksAttended
from envoyage.planner.rules.travel_days import TravelDays
from envoyage.planner.rules.vehicle_seats import VehicleSeats
from envoyage.planner.rules.venue_travel_time import VenueTravelTime
from envoyage.planner.rules.viewpoints import Viewpoints
from envoyage.planner.rules.visit_length import VisitLength
from envoyage.planner.rules.weekend_rest import WeekendRest
from envoyage.planner.rules.working_day import WorkingDay

RULES: tuple[Rule, ...] = (
    KnownThings(),
    Partition(),
    GroupSize(),
    GroupMix(),
    GroupLanguages(),
    KeepApart(),
    KeepTogether(),
    CityCapacity(),
    CalendarKept(),
    Pinned(),
    ItemKinds(),
    SharedBlocksAttended(),
    Presence(),
    OnePlaceAtATime(),
    ResourceGroupSize(),
    TravelDays(),
    WeekendRest(),
    OpeningHours(),
    VisitLength(),
    WorkingDay(),
    LeadDays(),
    FaithPractice(),
    ResourceUse(),
    AsOffered(),
    NoRepetition(),
    VenueTravelTime(),
    LeaveTimes(),
    FullDays(),
    CategoryPromise(),
    Pacing(),
    Viewpoints(),
    Formats(),
    Coverage(),
    GroupDiversity(),
    Cost(),
    LanguageCover(),
    InterpreterHours(),
    OfficerAvailability(),
    CityTravelTime(),
    Journeys(),
    AccessNeeds(),
    Beds(),
    HomeHospitality(),
    HomeCapacity(),
    HomeFitsGuest(),
    HomeNotice(),
    VehicleSeats(),
)
