"""Makes the committed Chinese font: Noto Sans CJK SC cut down to GB2312 and some characters of names.

Needs the packages ``fonttools`` and ``noto-cjk-sans-otc`` (SIL Open Font License 1.1) in the environment::

    python tools/make_cjk_subset.py src/envoyage/exports/fonts/NotoSansSC-gb2312.otf
"""

import sys
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

NAME_CHARACTERS = "喆堃玥珺旻昇晟镕翀旸昶燊焜钰彧懿琞瑀璟玙垚犇骉淼鑫赟祎祎昊晗晔烨煊煜煐珝珩玘莜芃"
"""Characters of given names; those that GB2312 has already do no harm."""


def gb2312() -> set[int]:
    """The code points of every character that GB2312 can write, with printable ASCII."""
    pairs = (bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(char) for text in pairs for char in text} | set(range(0x20, 0x7F))


def simplified_chinese() -> TTFont:
    """The SC font of the collection in the package."""
    path = files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc"
    collection = TTCollection(str(path))
    return next(f for f in collection.fonts if f["name"].getDebugName(1).startswith("Noto Sans CJK SC"))


def main(out: Path) -> None:
    """Write the subset to ``out``, with the same bytes every time."""
    font = simplified_chinese()
    options = subset.Options()
    options.layout_features = ["locl", "ccmp", "kern"]
    options.hinting = False
    options.desubroutinize = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(gb2312() | {ord(c) for c in NAME_CHARACTERS}))
    subsetter.subset(font)
    subset.save_font(font, str(out), options)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
