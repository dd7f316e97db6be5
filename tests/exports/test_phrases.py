import pytest

from envoyage.exports.phrases import clean, language_name, one_line, slug, words


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
