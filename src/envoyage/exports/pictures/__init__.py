"""Pictures of a plan as SVG text, and as PNG: route map, group calendar, coverage heat map, who meets whom."""

from envoyage.exports.pictures.coverage_heat_map import coverage_heat_map, heat_map_pages
from envoyage.exports.pictures.group_calendar import group_calendar
from envoyage.exports.pictures.png import to_png
from envoyage.exports.pictures.printed import to_pdf
from envoyage.exports.pictures.route_map import route_map
from envoyage.exports.pictures.who_meets_whom import who_meets_whom

__all__ = ["coverage_heat_map", "group_calendar", "heat_map_pages", "route_map", "to_pdf", "to_png", "who_meets_whom"]
