"""Kinds of cells: what may stand in them, and what is answered to everything else."""

from datetime import datetime, time

import pytest

from envoyage.files.workbook.kinds import (
    Context,
    Decimal,
    Kind,
    Language,
    Listing,
    MisreadError,
    Moment,
    Ref,
    Text,
    Whole,
    Word,
    YesNo,
)
from envoyage.files.workbook.syntax import Hours, Spoken
from envoyage.planner.problem import Category, Gender, OpenHours, Speaks

HERE = Context({"cities": {"reno": "reno", "washington": "was", "was": "was"}})
WEEK = tuple(OpenHours(d, time(9), time(17)) for d in range(1, 6))


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Text(), 7.0, "7"),
        (Text(), datetime(2027, 5, 15), "2027-05-15"),
        (Text(), True, "yes"),
        (Whole(), "1,200", 1200),
        (Whole(), 5.0, 5),
        (Decimal(), "$ 1,200.50", 1200.5),
        (Decimal(), "\u22123.5", -3.5),
        (YesNo(), "Y", True),
        (YesNo(), False, False),
        (YesNo(), 1.0, True),
        (Word(Category), "Law-Enforcement", Category.LAW_ENFORCEMENT),
        (Word(Gender), "female", Gender.FEMALE),
        (Ref("cities"), " Washington ", "was"),
        (Ref("cities"), "elsewhere", "elsewhere"),
        (Language(), "Arabic", "ar"),
        (Listing(Ref("cities")), "reno;  WASHINGTON\nreno,", ("reno", "was", "reno")),
        (Listing(Text()), "None", ()),
        (Listing(Text()), 5.0, ("5",)),
        (Moment(), datetime(2027, 5, 15, 9, 29, 59, 999_990), datetime(2027, 5, 15, 9, 30)),
        (Spoken(), "Spanish 5, en: 2; Arabic (3)", (Speaks("es", 5), Speaks("en", 2), Speaks("ar", 3))),
        (Hours(), "Mon-Fri 09:00-17:00", WEEK),
        (Hours(), "monday to friday".replace(" to ", "-") + " 9 am - 5 pm", WEEK),
        (Hours(), "Sat, Sun 10:00–24:00", tuple(OpenHours(d, time(10), time(0)) for d in (6, 7))),
        (Hours(), "Sat-Mon 8-9", tuple(OpenHours(d, time(8), time(9)) for d in (6, 7, 1))),
        (Hours(), "Daily 08:00 to 09:00", tuple(OpenHours(d, time(8), time(9)) for d in range(1, 8))),
    ],
)
def test_a_cell_is_read(kind: Kind, cell: object, value: object):
    assert kind.read(cell, HERE) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (Whole(), "5.5"),
        (Whole(), True),
        (Decimal(), "1,5"),
        (Decimal(), "1e5"),
        (Decimal(), "nan"),
        (YesNo(), "perhaps"),
        (Word(Category), "police"),
        (Language(), "Klingonian"),
        (Spoken(), "Spanish"),
        (Hours(), "Mon-Fri"),
        (Hours(), "Xyz 09:00-17:00"),
        (Hours(), "Mon 09:00-33:00"),
    ],
)
def test_what_is_none_is_answered_with_a_way_out(kind: Kind, cell: object):
    with pytest.raises(MisreadError) as caught:
        kind.read(cell, HERE)  # type: ignore[arg-type]

    assert caught.value.text.endswith(".")
    assert caught.value.way_out.endswith((".", "?"))


def test_opening_hours_are_written_as_people_would():
    late = OpenHours(6, time(10), time(12, 30))

    assert Hours().write((*WEEK, late)) == "Mon-Fri 09:00-17:00; Sat 10:00-12:30"
