"""SVG to PNG, drawn by the same engine that sets the documents."""

import re

from envoyage.exports.typesetting import Typesetter

SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def to_png(svg: str, width: int) -> bytes:
    """The picture ``width`` pixels wide, the height in proportion; the same bytes for the same picture."""
    size = SIZE.search(svg)
    if size is None:
        raise ValueError("The picture has no viewBox from 0 0.")
    points = float(size.group(1))
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg", width: {points:g}pt)'
    files = {"main.typ": page.encode(), "picture.svg": svg.encode()}
    return Typesetter().png(files, dots_per_point=width / points)
