from dataclasses import replace

import pytest

from envoyage.exports.book.people import member
from envoyage.exports.phrases import clean, language_name, one_line, seniority_words, slug, words
from tests.builders import tiny_problem


def test_a_slug_is_a_plain_file_name():
    assert slug("reno-hotel") == "reno-hotel"
    assert slug("../etc/passwd").startswith("etc-passwd-")


def test_names_that_would_become_the_same_slug_stay_apart():
    many = {"a b", "a-b", "A-B", "á-b", "a_b", "", "  ", "ا", "ب", "x" * 300, "x" * 301}
    assert len({slug(name) for name in many}) == len(many)


def test_unprintable_signs_go_and_lines_become_one():
    assert clean("a\x00b\x1b") == "ab"
    assert one_line(" a\r\n b\tc ") == "a b c"


def test_words_keep_the_capitals_they_have():
    assert words("victim_assistance") == "Victim assistance"
    assert words("Head of IT") == "Head of IT"


@pytest.mark.parametrize(("code", "name"), [("ar", "Arabic"), ("zh", "Chinese"), ("xx-none", "xx-none"), ("", "")])
def test_languages_have_english_names(code, name):
    assert language_name(code) == name


def test_a_seniority_that_nobody_filled_in_is_not_told():
    problem = tiny_problem()
    ranked = replace(problem, participants=(replace(problem.participants[0], seniority=4), *problem.participants[1:]))

    assert seniority_words(problem, 3) == ""
    assert [seniority_words(ranked, p.seniority) for p in ranked.participants[:2]] == [
        "seniority 4 of 5",
        "seniority 3 of 5",
    ]


def test_the_printed_book_and_agendas_tell_the_seniority_beside_position_or_sector():
    problem = tiny_problem()
    judge = replace(problem.participants[0], position="Judge", seniority=4)
    ranked = replace(problem, participants=(judge, replace(judge, id="other", position="", sector="")))

    assert member(ranked, judge)["position"] == "Judge, seniority 4 of 5"
    assert member(ranked, ranked.participants[1])["position"] == "seniority 4 of 5"
    assert member(replace(ranked, participants=()), judge)["position"] == "Judge"
