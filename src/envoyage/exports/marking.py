"""What every page says about itself: title, who may read it, paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Paper = Literal["letter", "a4"]


class Marking(StrEnum):
    """The sensitivity of an output; the redacted version alone may be passed on."""

    SENSITIVE = "SENSITIVE: whereabouts of visitors. For the named reader only; do not pass on."
    SHAREABLE = "Shareable version: no names, contact details, addresses, hotels or flights."


@dataclass(frozen=True)
class Look:
    """Title, sensitivity and paper (``letter`` or ``a4``) of a file; ``meta`` is for reading a workbook back."""

    title: str
    marking: Marking = Marking.SENSITIVE
    paper: Paper = "letter"
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def shareable(self) -> bool:
        """Whether the file is part of the redacted version."""
        return self.marking is Marking.SHAREABLE
