"""The solver's unknowns behind domain names; the solver halves of the rules talk to these."""

from envoyage.planner.unknowns.hospitality import HospitalityModel
from envoyage.planner.unknowns.language import LanguageModel
from envoyage.planner.unknowns.route import RouteModel
from envoyage.planner.unknowns.stay import StayModel

__all__ = ["HospitalityModel", "LanguageModel", "RouteModel", "StayModel"]
