"""What the codes of faults mean that only nominations and selections have."""

from collections.abc import Mapping

from envoyage.planner.faults.codes import Meaning

_REPORT = "Select anew; if it happens again, report it."

MEANINGS: Mapping[str, Meaning] = {
    "alternate_breaks": Meaning("An alternate of a selection would break a limit.", _REPORT),
    "delegation_split": Meaning("A part of a delegation is selected.", _REPORT),
    "gate_shut": Meaning("Somebody is selected who cancelled, has not passed vetting or is not funded.", _REPORT),
    "lonely_delegation": Meaning("A doubt: a delegation has one member.", "Spell its name the same for all of them."),
    "no_marks": Meaning("A doubt: nominees have no mark and count as average.", "Have them assessed."),
    "no_nominees": Meaning("Nobody is nominated.", "List the nominees."),
    "no_officers": Meaning("A doubt: no language officer is listed.", "List those who are free."),
    "places_differ": Meaning("The places of a selection are not those of the people selected.", _REPORT),
    "quota_empty": Meaning("A quota asks for nothing.", "Write a least or a most."),
    "quota_exceeded": Meaning("More people are selected than a quota allows.", _REPORT),
    "quota_missed": Meaning("Fewer people are selected than a quota asks for.", _REPORT),
    "quota_upside_down": Meaning("A quota allows fewer than it asks for.", "Raise the one or lower the other."),
    "selected_twice": Meaning("Somebody is selected twice.", _REPORT),
    "too_few_officers": Meaning("More people of a language are selected than can be interpreted for.", _REPORT),
    "unknown_nominee": Meaning("A selection names somebody who is not nominated.", _REPORT),
    "unknown_value": Meaning("A quota counts by a value that nobody and no table has.", "Correct the value."),
    "wrong_figure": Meaning("A figure of a selection is not what is recomputed.", _REPORT),
    "wrong_order": Meaning("A better alternate stands behind a worse one.", _REPORT),
    "wrong_size": Meaning("More or fewer people are selected than there are places.", _REPORT),
}
