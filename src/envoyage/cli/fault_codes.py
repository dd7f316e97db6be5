"""Every code that the fault of a command can have, with its meaning."""

from collections.abc import Mapping

from envoyage.files import fault_codes as files
from envoyage.planner.encounters import codes as encounters
from envoyage.planner.faults import codes as planner
from envoyage.planner.faults.codes import Meaning
from envoyage.planner.selection import codes as selection

OWN: Mapping[str, Meaning] = {
    "far_away": Meaning("A plan has a day more than a year away from its programme.", "Correct the date."),
    "question": Meaning(
        "A question of envoyage why cannot be asked like this.", "Name two things: see envoyage why --help."
    ),
    "unknown_asked": Meaning(
        "A question of envoyage why names what is not in the plan.", "Use an id of the programme or the plan."
    ),
    "unknown_event": Meaning(
        "There is no such kind of event.", "Name one that envoyage events PLAN.json --kinds lists."
    ),
    "unknown_things": Meaning(
        "A plan names people, places or rows that do not exist (the rule known-things).",
        "Correct the id, or remove it.",
    ),
}
"""The codes of plans that were broken by hand."""

MEANINGS: Mapping[str, Meaning] = {
    **planner.MEANINGS, **selection.MEANINGS, **encounters.MEANINGS, **files.MEANINGS, **OWN,
}  # fmt: skip
