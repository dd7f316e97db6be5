"""What the codes of faults mean: programs and the reference read this table; a test holds it against the code."""

from collections.abc import Mapping
from typing import NamedTuple

from envoyage.planner.faults.references import WORDS


class Meaning(NamedTuple):
    """What a code says of the input, and the usual way out; the fault itself says both for its own case."""

    means: str
    way_out: str


_CORRECT_ID = "Correct the id, or add the row."

MEANINGS: Mapping[str, Meaning] = {
    "clashing_pins": Meaning(
        "Pins contradict each other, the calendar, opening hours, capacities or who is to be kept together or apart.",
        "Move or remove one of the pins.",
    ),
    "duplicate_id": Meaning("An id is there more than once where it must be unique.", "Give each row its own id."),
    "duplicate_person": Meaning(
        "Somebody is there under two ids: same name, country, position and institution.",
        "Remove one, or tell the two apart by position or institution.",
    ),
    "end_before_start": Meaning("Something ends before it starts, or a range is upside down.", "Swap the two."),
    "hotel_too_small": Meaning(
        "A doubt: the hotel has too few rooms for the smallest group.", "Correct the rooms, or leave the hotel out."
    ),
    "keep_clash": Meaning(
        "People are to be kept together and apart, or are too many to be kept together in one group.",
        "Drop some of the wishes.",
    ),
    "language_not_offered": Meaning(
        "People need a language that no interpreter works in.",
        "Add a language officer, or correct languages and levels.",
    ),
    "liaisons_missing": Meaning(
        "There are fewer liaisons than the groups without interpreting need.", "Add liaisons, or plan fewer groups."
    ),
    "listed_twice": Meaning("A list inside a row names the same thing twice.", "Keep one of them."),
    "never_open": Meaning(
        "A doubt: nobody could ever visit the resource within the working day.",
        "Correct its opening hours, or leave it out.",
    ),
    "city_of_shared_block": Meaning(
        "An event closes a city in which everybody meets.", "Give the shared block another city, and plan again."
    ),
    "not_later": Meaning("An event delays a journey to no later time.", "Give a later time."),
    "not_travelling": Meaning("An event is about somebody who does not travel.", "Name somebody who does."),
    "no_visit": Meaning("An event is about an appointment that the plan does not have.", "Name a group that has it."),
    "travels_already": Meaning("An alternate steps in who travels already.", "Name an alternate."),
    "unknown_leg": Meaning("The journey that is named here does not exist.", "Correct the id."),
    "no_beds": Meaning("The city of a shared block has no hotel, or too few rooms.", "Add hotels or rooms there."),
    "no_calendar": Meaning("There is no shared block and no slot, or a window without slots.", "Fill in the calendar."),
    "no_fitting_resource": Meaning(
        "No resource in the cities of the slots receives groups of the allowed sizes.",
        "Correct the group sizes of the resources, or allow other groups.",
    ),
    "no_language": Meaning("Somebody lists no language.", "List the languages with their levels."),
    "no_participants": Meaning("Nobody travels.", "Set the status of those who travel to approved."),
    "no_reason": Meaning("A waiver gives no reason.", "Say why the finding is allowed."),
    "not_a_number": Meaning("A number is infinite or none.", "Write a number."),
    "not_contiguous": Meaning("Days between two periods belong to neither.", "Let each start when the last ends."),
    "not_waivable": Meaning("A hard rule cannot be waived.", "Remove the waiver."),
    "nothing_to_continue": Meaning(
        "A doubt: the first slot of a window may continue a stay, but there is none before it.", "Set it to no."
    ),
    "odd_id": Meaning(
        "An id is missing, too long, or holds a comma, semicolon, bracket, line break or outer space.",
        "Use letters, digits and hyphens.",
    ),
    "out_of_range": Meaning("A number or word is outside what is possible.", "Write one of the allowed values."),
    "outside_block": Meaning("A session is outside its shared block.", "Move the session or the block."),
    "outside_programme": Meaning("A period is outside the programme.", "Move it, or lengthen the programme."),
    "overlap": Meaning("Two periods or two sessions are at the same time.", "Move one of them."),
    "pin_outside_calendar": Meaning("A pinned appointment is on no day of the calendar.", "Pin another day."),
    "pinned_not_travelling": Meaning(
        "A doubt: somebody is pinned to a group but does not travel.", "Approve the person, or remove the pin."
    ),
    "policies_clash": Meaning("Two policies contradict each other.", "Lower one or raise the other."),
    "time_with_zone": Meaning("A time names a time zone; times are those of the city.", "Leave the zone out."),
    "too_few_people": Meaning("Fewer people travel than the groups take.", "Allow fewer or smaller groups."),
    "too_few_places": Meaning("The cities can host fewer groups than there must be.", "Add cities or capacities."),
    "too_many_people": Meaning("More people travel than the groups hold.", "Allow more or larger groups."),
    "unkept_past": Meaning(
        "A doubt: the programme is under way, and no pins say who travels together.",
        "Plan with --keep PLAN.xlsx, or use envoyage repair.",
    ),
    "unknown_rule": Meaning("A waiver names a rule that does not exist.", "See the list of rules."),
    "unknown_time_zone": Meaning("A time zone does not exist.", "Write an IANA name such as America/Chicago."),
    **{f"unknown_{word}": Meaning(f"The {word} that is named here does not exist.", _CORRECT_ID)
       for word in sorted(WORDS.values())},
}  # fmt: skip
"""Every code that the planner gives, also to doubts, which are questions and stop nothing."""
