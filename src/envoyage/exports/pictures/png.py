"""SVG to PNG, drawn by the same engine that sets the documents."""

import re

from envoyage.exports.typesetting import Typesetter

SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def to_png(svg: str, width: int) -> bytes:
    """The picture ``width`` pixels wide, the height in proportion; the same bytes for the same picture.

    A point is a pixel and both sides are whole, so that the engine draws each line of pixels once and loses none.
    """
    size = SIZE.search(svg)
    if size is None:
        raise ValueError("The picture has no viewBox from 0 0.")
    height = round(width * float(size.group(2)) / float(size.group(1)))
    page = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        '#image("picture.svg", width: 100%, height: 100%, fit: "stretch")'
    )
    files = {"main.typ": page.encode(), "picture.svg": svg.encode()}
    return Typesetter().png(files)
