"""Where in a programme workbook a fault belongs, in words: for somebody who has no cell to look at."""

from envoyage.files.workbook.assembling import PLACE
from envoyage.files.workbook.sheets import SHEETS

SHEET_OF = {sheet.table: sheet for sheet in SHEETS}


def sheet_and_column(place: str) -> str:
    """Sheet and column of ``table[id].field`` or ``table.field``; as much of it as is known, empty where nothing is."""
    match = PLACE.fullmatch(place)
    table, field = (match["table"], match["field"]) if match else place.partition(".")[::2]
    sheet = SHEET_OF.get(table)
    if sheet is None:
        return ""
    title = next((c.title for c in sheet.columns if c.field == field), "")
    kind = "item" if sheet.upright else "column"
    return f"sheet {sheet.name}, {kind} {title}" if title else f"sheet {sheet.name}"
