"""Every listed script prints; what no font has is found and never printed as a box by mistake."""

from dataclasses import replace

import pytest

from envoyage.exports.fonts import font_files
from envoyage.exports.fonts.glyphs import STAND_IN, missing_glyphs, own_script, safe_text, script_findings
from tests.builders import tiny_problem
from tests.exports.book.world import NAMES

LISTED = {
    "Latin": "ÀÉÎÕÜàéîõüçñøåßŁłŠšŽžĂăȘșȚțŐőĞğİıŊŋ“”‘’–—…•·→€£",
    "Vietnamese": "Nguyễn Thị Phương Thảo ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệƠơỚớỜờƯưỨứỪừỬửỮữỰự",
    "Cyrillic": "Олександр Їжак Ёлкин Ђорђе Љиљана Қазақ Ғани Өмүр Үлкен Һәм Ұлы Ҳаким Ҷон",
    "Greek": "Ελένη Παπαδοπούλου ΆΈΉΊΌΎΏάέήίόύώϊϋΐΰς",
    "Arabic": "محمد عبد الرحمن أمل حداد إبراهيم آمنة مؤمن هيئة ى لا ۰۱۲ پچژگ",
    "Chinese": "王建国 李晓明 张伟 欧阳娜娜 喆 堃 玥 镕，。（）《》",
    "Devanagari": "राजेश कुमार शर्मा श्रीमती ज्ञानेश्वर क्षत्रिय",
    "Thai": "สมชาย วงศ์สกุล น้ำผึ้ง กตัญญู",
}


@pytest.mark.parametrize("script", list(LISTED))
def test_every_listed_script_has_all_its_glyphs(script: str):
    assert missing_glyphs(LISTED[script]) == ()


def test_the_names_of_the_large_programme_can_be_printed():
    assert missing_glyphs("".join(latin + own for latin, own, _, _ in NAMES)) == ()


def test_a_script_without_a_font_is_found_letter_by_letter():
    assert missing_glyphs("ბერიძე A") == ("ბ", "ე", "რ", "ი", "ძ")


def test_marks_that_show_nothing_are_not_missing():
    assert missing_glyphs("a\u200f\u200b\u00a0\u3000\ufe0f\n") == ()


def test_a_name_in_another_script_gives_way_to_the_latin_one_and_is_reported():
    problem = tiny_problem()
    person = replace(problem.participants[0], name_own_script="ბერიძე")
    problem = replace(problem, participants=(person, *problem.participants[1:]))

    found = script_findings(problem)

    assert own_script(person.name_own_script) == ""
    assert [f.about for f in found] == [("p00",)]
    assert "Person 00" in found[0].message
    assert "U+10D1" in found[0].message


def test_control_marks_and_turned_text_are_taken_out():
    assert safe_text("A\x00B\u202eC\u2066D\x0b") == "ABCD"


def test_an_unknown_glyph_becomes_a_stand_in():
    assert safe_text("ა!") == f"{STAND_IN}!"


def test_only_endless_words_get_places_to_break():
    assert safe_text("plain words " * 9) == "plain words " * 9
    assert "\u200b" in safe_text("x" * 300)


def test_the_fonts_carry_their_licence():
    assert all(list(path.parent.glob("LICENSE*")) or list(path.parents[1].glob("LICENSE*")) for path in font_files())
