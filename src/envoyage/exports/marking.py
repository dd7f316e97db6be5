"""What every page says about who may read it."""

from enum import StrEnum


class Marking(StrEnum):
    """The sensitivity of an output; the redacted version alone may be passed on."""

    SENSITIVE = "SENSITIVE: whereabouts of visitors. For the named reader only; do not pass on."
    SHAREABLE = "Shareable version: no names, contact details, addresses, hotels or flights."
