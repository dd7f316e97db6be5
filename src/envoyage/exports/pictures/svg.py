"""A small canvas that writes SVG; all text goes through the XML library, so no name can become markup."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from envoyage.exports.fonts import FAMILIES
from envoyage.exports.fonts.glyphs import safe_text
from envoyage.exports.marking import Marking
from envoyage.exports.pictures.looks import Look

Number = int | float
INK, GREY, FAINT, PAPER, NAVY = "#1b1f27", "#5b6470", "#c9ced6", "#ffffff", "#1f3a5f"
FOOT = 26
"""Pixels under each picture for its sensitivity."""


class Canvas:
    """A drawing of a width and a height in pixels, with a title and a description for screen readers."""

    def __init__(self, width: Number, height: Number, *, title: str, description: str) -> None:
        self.width, self.height = width, height
        self.root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
        self.root.set("viewBox", f"0 0 {_n(width)} {_n(height)}")
        self.root.set("width", _n(width))
        self.root.set("height", _n(height))
        self.root.set("font-family", ", ".join((*FAMILIES, "sans-serif")))
        ET.SubElement(self.root, "title").text = safe_text(title)
        ET.SubElement(self.root, "desc").text = safe_text(description)
        self.rect(0, 0, width, height, fill=PAPER)

    def rect(self, x: Number, y: Number, width: Number, height: Number, **look: Number | str) -> None:
        """A rectangle; further keywords are SVG attributes with underscores for hyphens."""
        self._add("rect", {"x": x, "y": y, "width": width, "height": height}, look)

    def line(self, x1: Number, y1: Number, x2: Number, y2: Number, **look: Number | str) -> None:
        """A straight line."""
        self._add("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2}, {"stroke": INK, **look})

    def circle(self, x: Number, y: Number, radius: Number, **look: Number | str) -> None:
        """A circle."""
        self._add("circle", {"cx": x, "cy": y, "r": radius}, look)

    def path(self, d: str, **look: Number | str) -> None:
        """A path in SVG's own notation."""
        self._add("path", {}, {"d": d, "fill": "none", **look})

    def text(self, x: Number, y: Number, words: str, *, size: Number = 12, **look: Number | str) -> None:
        """A line of text whose baseline starts (or is centred, by ``text_anchor``) at the point."""
        element = self._add("text", {"x": x, "y": y, "font_size": size}, {"fill": INK, **look})
        element.text = safe_text(words)

    def stroke(self, d: str, style: Look) -> None:
        """A path in the line of a group, on a pale ground that keeps it apart from lines it crosses."""
        dash = {"stroke_dasharray": style.dash} if style.dash else {}
        width = 5.2 if style.double else 2.5
        self.path(d, stroke=PAPER, stroke_width=width + 2.2, stroke_opacity=0.75)
        self.path(d, stroke=style.colour, stroke_width=width, stroke_linecap="butt", **dash)
        if style.double:
            self.path(d, stroke=PAPER, stroke_width=2)

    def finish(self, marking: Marking, *, size: Number = 11.5) -> str:
        """The SVG document with its sensitivity at the foot."""
        self.text(16, self.height - 9, marking.value, size=size, fill=GREY)
        ET.indent(self.root)
        return ET.tostring(self.root, encoding="unicode") + "\n"

    def _add(self, tag: str, place: Mapping[str, Number], look: Mapping[str, Number | str]) -> ET.Element:
        attributes = {key.replace("_", "-"): _n(value) for key, value in {**place, **look}.items()}
        return ET.SubElement(self.root, tag, attributes)


def width_of(words: str, size: Number) -> float:
    """About how wide a text is, in pixels: enough to keep labels apart. Wide scripts count double."""
    return float(sum(_advance(c) for c in words) * size)


def shortened(words: str, size: Number, room: Number) -> str:
    """The text, cut with an ellipsis where it would be wider than the room."""
    if width_of(words, size) <= room:
        return words
    while words and width_of(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def _advance(char: str) -> float:
    if ord(char) > 0x2E80:
        return 1.0
    if char in "ijl.,;:'|!Itf ()":
        return 0.33
    return 0.9 if char in "mwMW—" else 0.68 if char.isupper() else 0.57


def _n(value: Number | str) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
