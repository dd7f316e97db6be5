"""Pictures as pages to print: one on each page, across, as large as the paper allows."""

import json
from datetime import date

from envoyage.exports.fonts.glyphs import safe_text
from envoyage.exports.marking import Look
from envoyage.exports.typesetting import Typesetter

PAPERS = {"letter": "us-letter", "a4": "a4"}
PAGES = """
#let d = json("data.json")
#set document(title: d.title, date: datetime(year: d.day.at(0), month: d.day.at(1), day: d.day.at(2)))
#set page(paper: d.paper, flipped: true, margin: 12.7mm)
#set text(lang: "en")
#for (i, name) in d.pictures.enumerate() {
  if i > 0 { pagebreak() }
  image(name, width: 100%, height: 100%, fit: "contain", alt: d.alt + ", page " + str(i + 1))
}
"""


def to_pdf(pictures: tuple[str, ...], look: Look, day: date) -> bytes:
    """The pictures as a PDF on the paper of the look; ``day`` is the date it bears, so that its bytes stay the same."""
    names = [f"picture{i}.svg" for i in range(len(pictures))]
    title = safe_text(look.title)
    data = {
        "title": title, "alt": title, "paper": PAPERS[look.paper], "pictures": names,
        "day": [day.year, day.month, day.day],
    }  # fmt: skip
    files = {"main.typ": PAGES.encode(), "data.json": json.dumps(data).encode()}
    return Typesetter().pdf(files | {name: svg.encode() for name, svg in zip(names, pictures, strict=True)})
