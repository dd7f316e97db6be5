"""The fonts that every document and picture is set in: packaged or committed, all under the Open Font License."""

from functools import cache
from importlib.resources import files
from pathlib import Path

PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic", "fontpkg_noto_sans_devanagari", "fontpkg_noto_sans_thai")
FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans CJK SC")


@cache
def font_folders() -> tuple[Path, ...]:
    """The folders that hold the font files, Latin first."""
    packaged = (Path(str(files(name) / "files")) for name in PACKAGES)
    return (*packaged, Path(str(files("envoyage.exports.fonts"))))


def font_files() -> tuple[Path, ...]:
    """The font files themselves."""
    return tuple(f for folder in font_folders() for f in sorted(folder.iterdir()) if f.suffix in (".ttf", ".otf"))
