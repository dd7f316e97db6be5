"""SVG to PNG, drawn by the same engine that sets the documents."""

import re

import typst

from envoyage.exports.fonts import font_folders

SIZE = re.compile(r'<svg[^>]*\bviewBox="0 0 ([\d.]+) ([\d.]+)"')
PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg", width: eval(sys.inputs.width))'


def to_png(svg: str, width: int) -> bytes:
    """The picture ``width`` pixels wide, the height in proportion; the same bytes for the same picture."""
    size = SIZE.search(svg)
    if size is None:
        raise ValueError("The picture has no viewBox from 0 0.")
    compiler = typst.Compiler(font_paths=[str(f) for f in font_folders()], ignore_system_fonts=True)
    picture = compiler.compile(
        input={"main.typ": PAGE, "picture.svg": svg.encode()},
        format="png",
        ppi=72.0 * width / float(size.group(1)),
        sys_inputs={"width": f"{size.group(1)}pt"},
    )
    if not isinstance(picture, bytes):
        raise TypeError("The picture did not fit on one page.")
    return picture
