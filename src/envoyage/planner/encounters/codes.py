"""What the codes of faults mean that only meetings and seats have."""

from collections.abc import Mapping

from envoyage.planner.faults.codes import Meaning

MEANINGS: Mapping[str, Meaning] = {
    "id_of_others": Meaning("A counterpart has the id of a participant or language officer.", "Choose another id."),
    "nobody_meets": Meaning(
        "A doubt: somebody has nobody whom they could meet.", "Look at languages, themes and times."
    ),
    "no_meeting_slot": Meaning("A meeting is fixed at a time at which none begins.", "Name the beginning of a slot."),
    "no_meeting_time": Meaning("A block has counterparts but no time for meetings.", "Add a meeting session."),
    "too_few_seats": Meaning("An event has fewer seats than guests.", "Add tables, seats or buses."),
    "unknown_counterpart": Meaning("The counterpart that is named here does not exist.", "Correct the id."),
    "unknown_meeting_session": Meaning("The meeting session that is named here does not exist.", "Correct the id."),
    "wishes_clash": Meaning("Wishes for a pair contradict each other.", "Keep one of them."),
}
