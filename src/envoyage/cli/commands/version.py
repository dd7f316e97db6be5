"""``envoyage version``."""

from envoyage import __version__
from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson
from envoyage.cli.terminal import Terminal


def version(json: AsJson = False) -> Status:
    """Print the version."""
    Terminal(json).answer({"version": __version__}, f"envoyage {__version__}")
    return Status.OK
