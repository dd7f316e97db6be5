"""Workbooks made by hand, part by part, as no honest program makes them."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROOT_RELS = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
BOOK_RELS = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Programme" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>"
)


def text_cell(address: str, text: str) -> str:
    """A cell with a text in it."""
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(rows: str, before: str = "", size: str = "A1:B2") -> str:
    """The XML of a sheet; ``before`` comes ahead of the root, ``size`` is what the sheet claims to have."""
    data = f'<dimension ref="{size}"/><sheetData>{rows}</sheetData>'
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}">{data}</worksheet>'


def craft(path: Path, sheet_xml: str, **more: str | bytes) -> Path:
    """A workbook with one sheet and further parts; double underscores in their names are slashes, one is a point."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", ROOT_RELS)
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", BOOK_RELS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml)
        for name, data in more.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return path
