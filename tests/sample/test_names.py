import unicodedata
from collections import Counter
from random import Random

import pytest

from envoyage.planner.problem import Gender
from envoyage.sample.data import table
from envoyage.sample.names import Names, plain

SCRIPTS = {
    "latin": "LATIN", "arabic": "ARABIC", "cyrillic": "CYRILLIC", "chinese": "CJK", "devanagari": "DEVANAGARI",
    "thai": "THAI", "greek": "GREEK", "georgian": "GEORGIAN",
}  # fmt: skip


def scripts_of(text: str) -> set[str]:
    return {unicodedata.name(c).split()[0] for c in text if c.isalpha() or unicodedata.category(c) == "Mn"}


@pytest.mark.parametrize("culture", [row["culture"] for row in table("cultures")])
def test_own_names_are_written_in_the_script_of_their_culture(culture: str) -> None:
    script = next(row["script"] for row in table("cultures") if row["culture"] == culture)
    names = Names(Random(1))
    for _ in range(60):
        name = names.draw(culture)
        assert name.latin.isascii()
        assert bool(name.own) or script == "latin"
        assert scripts_of(name.own) <= {SCRIPTS[script], "MODIFIER", "COMBINING"}


def test_every_list_has_at_least_twelve_different_entries() -> None:
    for row in table("names"):
        entries = Counter(row["names"].split("|"))
        assert len(entries) >= 12, row["list"]
        assert max(entries.values()) == 1, row["list"]


def test_every_list_of_a_culture_exists_and_every_country_has_a_culture() -> None:
    lists = {row["list"] for row in table("names")}
    cultures = {row["culture"]: row for row in table("cultures")}
    for row in cultures.values():
        assert {row[c] for c in ("female", "male", "family_female", "family_male")} <= lists
    assert {row["culture"] for row in table("countries")} <= set(cultures)


def test_a_name_is_never_drawn_twice() -> None:
    names = Names(Random(3))
    drawn = [names.draw("greek", Gender.FEMALE).latin for _ in range(100)]
    assert len(set(drawn)) == 100


def test_family_names_follow_the_gender_where_the_language_does() -> None:
    names = Names(Random(5))
    assert all(names.draw("russian", Gender.FEMALE).latin.endswith("a") for _ in range(20))
    assert all(names.draw("bulgarian", Gender.MALE).latin.endswith(("v", "ev", "ov")) for _ in range(20))


def test_accents_are_taken_off_for_the_latin_form() -> None:
    assert plain("Nguyễn Thị Đào, Çağrı Yıldırım, Núñez") == "Nguyen Thi Dao, Cagri Yildirim, Nunez"
