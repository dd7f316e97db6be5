"""Languages and countries by the names people give them."""

from dataclasses import replace

import pytest

from envoyage.files.vocabulary import countries, languages, strange_words
from envoyage.planner.problem import Country, Speaks
from tests.builders import tiny_problem


@pytest.mark.parametrize(
    ("said", "code"),
    [("spanish", "es"), ("es", "es"), ("spa", "es"), ("greek", "el"), ("dari", "prs"), ("mandarin", "zh")],
)
def test_a_language_is_known_by_name_and_code(said: str, code: str):
    assert languages()[said] == code


@pytest.mark.parametrize(
    ("said", "code"),
    [("peru", "PE"), ("pe", "PE"), ("per", "PE"), ("south korea", "KR"), ("russia", "RU"), ("viet nam", "VN"),
     ("vietnam", "VN"), ("kosovo", "XK"), ("bolivia", "BO")],
)  # fmt: skip
def test_a_country_is_known_by_name_and_code(said: str, code: str):
    assert countries()[said] == code


def test_words_that_are_none_are_told_with_the_nearest():
    tiny = tiny_problem()
    person = replace(tiny.participants[0], languages=(Speaks("spanihs", 5),))
    problem = replace(
        tiny, countries=(*tiny.countries, Country("Peruu", "Peru", "WHA")),
        participants=(person, *tiny.participants[1:]),
    )  # fmt: skip

    country, language = strange_words(problem)

    assert (country.code, country.way_out) == ("unknown_country", "Write PE.")
    assert (language.code, language.place) == ("unknown_language", "participants[p00].languages[0].language")
    assert "spanish" in language.way_out
