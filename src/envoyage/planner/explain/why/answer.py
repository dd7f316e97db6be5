"""What an answer to why, or why not, says."""

from dataclasses import dataclass

from envoyage.planner.problem import Problem


class NotAsked(Exception):
    """A question about something that is not in the plan; the text says what."""


@dataclass(frozen=True)
class Difference:
    """What the forced plan is worth against the plan: points from ``low`` to ``high``, equal where proven.

    Coverage as shares, cost in dollars. ``expected``: as split and route can expect, before timetables.
    """

    low: float
    high: float
    mean: float
    minimum: float
    dollars: float
    expected: bool


@dataclass(frozen=True)
class Why:
    """An answer: whether it is so in the plan, sentences, what forbids it, else the difference, and who else changes.

    ``possible`` is None where the time was too short to tell.
    """

    holds: bool
    possible: bool | None
    sentences: tuple[str, ...]
    clash: tuple[str, ...] = ()
    difference: Difference | None = None
    changes: tuple[str, ...] = ()


def off_the_map(group: str, *, holds: bool) -> Why:
    """The answer where a group goes a way that the planner never takes, so that nothing can be compared."""
    said = f"Group {group} goes a way that the planner would not take, so what else it could do cannot be told."
    return Why(holds, None, (said, "Run envoyage check, or plan again."))


def priced(difference: Difference, what: str) -> str:
    """A difference as a sentence."""
    kind = "expected " if difference.expected else ""
    return (
        f"{what} {_points(difference)}; {kind}coverage changes by {100 * difference.mean:+.1f} points of 100 in the "
        f"mean and {100 * difference.minimum:+.1f} at the least, cost by {difference.dollars:+,.0f} USD."
    )


def _points(difference: Difference) -> str:
    low, high = -difference.high, -difference.low
    if high - low >= 0.05:
        return f"costs between {low:,.1f} and {high:,.1f} points of value"
    if abs(low) < 0.05:
        return "changes the value by less than a tenth of a point"
    return f"costs {low:,.1f} points of value" if low > 0 else f"would gain {-low:,.1f} points of value"


def difference_of(before: dict[str, float], after: dict[str, float]) -> tuple[float, float]:
    """How mean and least coverage change."""

    def figures(shares: dict[str, float]) -> tuple[float, float]:
        numbers = list(shares.values()) or [0.0]
        return sum(numbers) / len(numbers), min(numbers)

    (mean, least), (new_mean, new_least) = figures(before), figures(after)
    return new_mean - mean, new_least - least


def moved(problem: Problem, before: dict[str, str], after: dict[str, str], but: str = "") -> tuple[str, ...]:
    """Who else would be in another group."""
    return tuple(
        f"{problem.participant[p].name} would move from {before[p]} to {after[p]}."
        for p in sorted(before)
        if p != but and p in after and after[p] != before[p]
    )
