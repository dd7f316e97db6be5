from tools.make_language_names import TARGET, table

from envoyage.planner.languages import language_name


def test_a_language_goes_by_its_name() -> None:
    assert [language_name(code) for code in ("pt", "es", "zh", "fil", "prs")] == [
        "Portuguese", "Spanish", "Chinese", "Filipino", "Dari",
    ]  # fmt: skip


def test_a_code_without_a_name_stands_for_itself() -> None:
    assert language_name("qzz") == "qzz"


def test_the_committed_names_are_those_of_the_library() -> None:
    assert TARGET.read_text("utf-8") == table()
