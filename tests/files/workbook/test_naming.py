"""Where a fault belongs, in words."""

import pytest

from envoyage.files.workbook.naming import sheet_and_column


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("policies.groups_most", "sheet Policies, item groups_most"),
        ("participants[P002].languages", "sheet Participants, column Languages"),
        ("participants[P002].needs[1].theme", "sheet Participants"),
        ("pins.members[P002/G1].group", "sheet Pinned people, column Group"),
        ("pins.members[P002/G1]", "sheet Pinned people"),
        ("slots[slot1]", "sheet Slots"),
        ("officers", "sheet Language officers"),
        ("", ""),
        ("nothing[x].known", ""),
    ],
)
def test_a_place_is_told_by_sheet_and_column(place: str, said: str):
    assert sheet_and_column(place) == said
