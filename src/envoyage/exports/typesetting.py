"""The typesetter that all documents and pictures share: files in memory, the fonts of the house and no others."""

from collections.abc import Mapping
from typing import Any

import typst

from envoyage.exports.fonts import font_folders


class Typesetter:
    """Sets files in memory whose main one is ``main.typ``; keeps fonts and what it learnt between two settings."""

    def __init__(self) -> None:
        self._compiler = typst.Compiler(font_paths=[str(f) for f in font_folders()], ignore_system_fonts=True)

    def pdf(self, files: Mapping[str, bytes]) -> bytes:
        """A tagged PDF that keeps to PDF/UA-1. Same files, same bytes."""
        return _one(self._compiler.compile(input=_files(files), pdf_standards=["ua-1"]))

    def png(self, files: Mapping[str, bytes]) -> bytes:
        """A picture of the only page, a pixel for each point."""
        return _one(self._compiler.compile(input=_files(files), format="png", ppi=72.0))


def _files(files: Mapping[str, bytes]) -> Any:
    """The files as the compiler takes them; its type stub knows paths only."""
    return dict(files)


def _one(made: object) -> bytes:
    """The file that was made; several pages as pictures are several files, which nobody asks for."""
    if not isinstance(made, bytes):
        raise TypeError("The pages did not fit into one file.")
    return made
