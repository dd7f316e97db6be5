"""Dates and times in the forms people use, and none that could be two."""

from datetime import date, datetime, time

import pytest

from envoyage.files.workbook.dates import NotADateError, Order, clock_of, day_of, moment_of, order_of

MAY = date(2027, 5, 15)


@pytest.mark.parametrize(
    "said",
    ["2027-05-15", "2027/5/15", "15.5.2027", "15 May 2027", "15-May-2027", "May 15, 2027", "15th May 2027", "5/15/2027",
     "15/5/2027", "Sat 15 May 2027", "Saturday, 15 May 2027", "15 MAY 2027", "2027-05-15 00:00", "Sept. 15 2027"],
)  # fmt: skip
def test_a_date_is_read(said: str):
    assert day_of(said) == (date(2027, 9, 15) if said.startswith("Sept") else MAY)


@pytest.mark.parametrize("said", ["soon", "2027-13-01", "31.4.2027", "15 Mai-tag", "May 2027", "5/6/27", 5, None, True])
def test_what_is_no_date_is_refused(said: object):
    with pytest.raises(NotADateError):
        day_of(said)  # type: ignore[arg-type]


def test_a_date_with_a_time_is_no_mere_date():
    with pytest.raises(NotADateError, match="more than a date"):
        day_of("2027-05-15 09:00")


def test_a_date_that_could_be_two_is_read_as_its_column_tells():
    assert day_of("5/6/2027", Order.MONTH_FIRST) == date(2027, 5, 6)
    assert day_of("5/6/2027", Order.DAY_FIRST) == date(2027, 6, 5)
    assert day_of("6/6/2027") == date(2027, 6, 6)
    with pytest.raises(NotADateError, match="two dates"):
        day_of("5/6/2027")


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["5/6/2027", "5/15/2027"], Order.MONTH_FIRST),
        (["5/6/2027", "15/5/2027"], Order.DAY_FIRST),
        (["5/15/2027", "15/5/2027"], Order.BOTH),
        (["5/6/2027", "15.5.2027", "2027-05-15", None, 5], Order.UNKNOWN),
        (["5/15/2027; 15/5/2027"], Order.BOTH),
    ],
)
def test_a_column_tells_which_number_is_the_day(cells: list, order: Order):
    assert order_of(cells) is order


@pytest.mark.parametrize(
    ("said", "clock"),
    [("09:30", time(9, 30)), ("9:30", time(9, 30)), ("9.30", time(9, 30)), ("9:30 am", time(9, 30)), ("5 PM", time(17)),
     ("12:15 a.m.", time(0, 15)), ("12 pm", time(12)), ("09:30:15", time(9, 30, 15)), ("14h30", time(14, 30))],
)  # fmt: skip
def test_a_time_is_read(said: str, clock: time):
    assert clock_of(said) == clock


@pytest.mark.parametrize("said", ["noon", "25:00", "9", "9:75", "", 9.5])
def test_what_is_no_time_is_refused(said: object):
    with pytest.raises(NotADateError):
        clock_of(said)  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["2027-05-15 09:30", "2027-05-15T09:30", "15 May 2027, 9:30 am", "5/15/2027 9:30"])
def test_a_moment_is_a_date_and_a_time(said: str):
    assert moment_of(said) == datetime(2027, 5, 15, 9, 30)


def test_a_moment_needs_its_time():
    with pytest.raises(NotADateError, match="no time"):
        moment_of("2027-05-15")
