"""Gates: what keeps a nominee out whatever the marks say."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from envoyage.planner.problem import ParticipantStatus
from envoyage.planner.selection.nominations import Nominations, Nominee, Vetting


class GateKind(StrEnum):
    """Which gate is shut."""

    CANCELLED = "cancelled"
    STATUS = "status"
    VETTING = "vetting"
    FUNDING = "funding"


@dataclass(frozen=True)
class Gate:
    """A gate that is shut: why, and what would open it, as parts of sentences."""

    kind: GateKind
    why: str
    opens: str


AWAY = (ParticipantStatus.CANCELLED, ParticipantStatus.TRANSFERRED, ParticipantStatus.NO_FUNDS)
"""Where a nominee stands who does not take part in the selection."""


def gate(nominations: Nominations, nominee: Nominee, cancelled: Collection[str] = ()) -> Gate | None:
    """The first gate that is shut for a nominee, None where all are open."""
    if nominee.id in cancelled:
        return Gate(GateKind.CANCELLED, f"{nominee.name} cancelled", f"{nominee.name} were to come all the same")
    if nominee.status in AWAY:
        word = nominee.status.value.replace("_", " ")
        return Gate(GateKind.STATUS, f"the status of {nominee.name} is {word}", "the status were nominated")
    if nominee.vetting is Vetting.FAILED:
        return Gate(GateKind.VETTING, f"{nominee.name} failed vetting", f"{nominee.name} passed vetting")
    if nominee.vetting is Vetting.PENDING and not nominations.pending_enter:
        return Gate(GateKind.VETTING, f"the vetting of {nominee.name} is pending", f"{nominee.name} passed vetting")
    if nominations.funding_needed and not nominee.funding:
        return Gate(GateKind.FUNDING, f"nothing funds {nominee.name}", f"a funding line paid for {nominee.name}")
    return None
