"""Editable Word documents: real headings and styles, repeated table headers, sensitivity on every page."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from envoyage.exports.marking import Look
from envoyage.exports.phrases import clean

MADE = datetime(2000, 1, 1)
INK = RGBColor(0x1F, 0x3A, 0x5F)
PAPERS = {"letter": (Inches(8.5), Inches(11)), "a4": (Mm(210), Mm(297))}
SIDE = Inches(0.8)
LONGEST_WORD, LONGEST_LINE = 18, 22  # letters: what a column is made wide enough for
IN_TABLE = "Table Text"
RIGHT_TO_LEFT = ("R", "AL", "AN")
PHONE = re.compile(r"\+\d[\d ]{5,}\d")
STRONG = "\ue000"
"""A line of a cell that begins with this private sign is set in bold; the sign itself is not written."""


def new_document(look: Look, *, landscape: bool = False) -> Document:
    """An empty document with styles, page size, header and footer set."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean(look.title), "", str(look.marking)
    properties.created = properties.modified = MADE
    _styles(document)
    section = document.sections[0]
    width, height = PAPERS.get(look.paper, PAPERS["letter"])
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = SIDE
    section.top_margin = section.bottom_margin = Inches(0.9)
    _header(document, look)
    return document


def heading(document: Document, text: str, level: int = 1, *, new_page: bool = False) -> Paragraph:
    """A heading of level 0 (title) to 3."""
    paragraph: Paragraph = document.add_heading("", level)
    _write(paragraph, text)
    paragraph.paragraph_format.page_break_before = new_page
    return paragraph


def text(document: Document, words: str, style: str | None = None, *, bold: bool = False) -> Paragraph:
    """A paragraph."""
    paragraph = document.add_paragraph(style=style)
    _write(paragraph, words, bold=bold)
    return paragraph


def table(
    document: Document, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float] = ()
) -> Table:
    """A table whose header row repeats on every page; ``widths`` are shares of the text width, else by content."""
    rows = [[PHONE.sub(_unbroken, words) for words in row] for row in rows]
    made: Table = document.add_table(rows=1 + len(rows), cols=len(heads), style="Table Grid")
    _frame(made)
    for line, words in zip(made.rows, (heads, *rows), strict=True):
        _fill(line.cells, words, bold=words is heads)
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 -- the library's way in
    _repeat(made)
    _widths(document, made, widths or _natural_widths((heads, *rows)))
    _gap(document)
    return made


def filled(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Headings and rows without the columns that nobody fills."""
    kept = [i for i in range(len(heads)) if any(row[i] for row in rows)]
    return [heads[i] for i in kept], [[row[i] for i in kept] for row in rows]


def facts(document: Document, pairs: Sequence[tuple[str, str]]) -> Table:
    """A table of two columns: what and its words; empty words are left out."""
    shown = [pair for pair in pairs if pair[1]]
    made: Table = document.add_table(rows=len(shown), cols=2, style="Table Grid")
    _frame(made)
    for line, (name, words) in zip(made.rows, shown, strict=True):
        _fill(line.cells[:1], (name,), bold=True)
        _fill(line.cells[1:], (words,))
    _widths(document, made, (1.0, 3.2))
    _gap(document)
    return made


def saved(document: Document) -> bytes:
    """The bytes of the document; the same bytes for the same content, whenever it is saved."""
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _unbroken(number: re.Match[str]) -> str:
    """A telephone number that stays on one line."""
    return number[0].replace(" ", "\u00a0")


def _styles(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    in_table = document.styles.add_style(IN_TABLE, WD_STYLE_TYPE.PARAGRAPH)
    in_table.base_style, in_table.font.size = normal, Pt(9.5)
    in_table.paragraph_format.space_after = Pt(1)
    for level, size in (("Title", 24), ("Heading 1", 17), ("Heading 2", 13), ("Heading 3", 11)):
        style = document.styles[level]
        style.font.size, style.font.color.rgb, style.font.name = Pt(size), INK, "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)


def _header(document: Document, look: Look) -> None:
    section = document.sections[0]
    for line in (clean(look.title), str(look.marking)):
        paragraph = section.header.paragraphs[0] if line == clean(look.title) else section.header.add_paragraph()
        _write(paragraph, line, size=8, bold=line != clean(look.title))
        paragraph.paragraph_format.space_after = Pt(0)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.styles["Footer"].font.size = Pt(8)
    foot.add_run("Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """A field such as the page number, which Word works out."""
    for kind in ("begin", "", "separate", "end"):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = code
        run._r.append(part)  # noqa: SLF001 -- the library has no fields of its own


def _fill(cells: Sequence[_Cell], words: Sequence[str], *, bold: bool = False) -> None:
    for cell, value in zip(cells, words, strict=True):
        first = cell.paragraphs[0]
        for i, line in enumerate(value.split("\n")):
            paragraph = first if i == 0 else cell.add_paragraph()
            paragraph._p.style = IN_TABLE.replace(" ", "")  # noqa: SLF001 -- by id; a look-up by name takes long
            _write(paragraph, line.removeprefix(STRONG), bold=bold or line.startswith(STRONG))
        if bold:
            _shade(cell)


def _write(paragraph: Paragraph, words: str, *, bold: bool = False, size: float | None = None) -> None:
    """Runs of one direction each, so that names in Arabic or Hebrew letters stand right."""
    for backwards, letters in groupby(_directions(clean(words)), key=lambda pair: pair[1]):
        run = paragraph.add_run("".join(letter for letter, _ in letters))
        run.font.rtl = True if backwards else None
        run.bold = True if bold else None
        if size:
            run.font.size = Pt(size)


def _directions(words: str) -> list[tuple[str, bool]]:
    """Each letter and whether it runs right to left; spaces and marks run with the letter before."""
    pairs, backwards = [], False
    for letter in words:
        kind = unicodedata.bidirectional(letter)
        if kind in RIGHT_TO_LEFT:
            backwards = True
        elif kind in ("L", "EN"):
            backwards = False
        pairs.append((letter, backwards))
    return pairs


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E4EAF2")):
        shade.set(qn(key), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 -- the library has no shading of its own


def _gap(document: Document) -> None:
    """A low line, which keeps two tables apart and may stand at the foot of a full page."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)


def _natural_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """A share for each column: its longest word whole, longer texts on a few lines."""
    shares = []
    for column in zip(*rows, strict=True):
        word = max((len(w) for text in column for w in re.split("[ \n]+", text)), default=1)
        line = sum(map(len, column)) / len(column)
        shares.append(max(5.0, min(word, LONGEST_WORD) + 2.0, min(line, LONGEST_LINE)))
    return shares


def _frame(made: Table) -> None:
    """Fine grey lines between rows, none between columns, air inside the cells."""
    made.autofit = False
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        upright = side in ("left", "right", "insideV")
        for key, value in (("w:val", "nil" if upright else "single"), ("w:sz", "4"), ("w:color", "A9B4C4")):
            line.set(qn(key), value)
        borders.append(line)
    for side, width in (("top", "25"), ("left", "80"), ("bottom", "25"), ("right", "80")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    made._tbl.tblPr.append(borders)  # noqa: SLF001 -- the library knows named table styles only
    made._tbl.tblPr.append(margins)  # noqa: SLF001 -- the library knows named table styles only


def _repeat(made: Table) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 -- the library has no repeated headers


def _widths(document: Document, made: Table, shares: Sequence[float]) -> None:
    section = document.sections[0]
    whole = int(section.page_width or 0) - 2 * int(SIDE)
    sizes = [int(whole * share / sum(shares)) for share in shares]
    for column, size in zip(made.columns, sizes, strict=True):
        column.width = size
    for line in made.rows:
        for cell, size in zip(line.cells, sizes, strict=True):
            cell.width = size
