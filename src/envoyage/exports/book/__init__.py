"""Documents set by typst: the programme book, a personal agenda each, and the day sheets of language officers."""

from envoyage.exports.book.agenda import agenda, agendas
from envoyage.exports.book.day_sheets import all_day_sheets, day_sheets
from envoyage.exports.book.programme_book import programme_book
from envoyage.exports.fonts.glyphs import script_findings

__all__ = ["agenda", "agendas", "all_day_sheets", "day_sheets", "programme_book", "script_findings"]
