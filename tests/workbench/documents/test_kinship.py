from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lantu_workbench.documents.kinship import SKETCH_SIZE, kin_kind, resemblance, shingles_of, sketch_of

TEXT = st.text(alphabet="新建道路桥梁学校十二个座条，。", min_size=8, max_size=80)


@given(TEXT)
def test_a_text_is_its_own_kin(text: str) -> None:
    shingles = shingles_of(text)
    if shingles:
        assert resemblance(shingles, shingles_of(text + "，。 ")) == 1.0
        assert kin_kind(1.0) == "reprint"


@given(TEXT, TEXT)
def test_resemblance_has_no_direction(first: str, second: str) -> None:
    left, right = shingles_of(first), shingles_of(second)
    assert resemblance(left, right) == resemblance(right, left)
    assert 0 <= resemblance(left, right) <= 1


def test_a_sketch_has_a_bounded_size_and_fits_the_database() -> None:
    sketch = sketch_of(shingles_of("".join(chr(0x4E00 + number) for number in range(3000))))
    assert len(sketch) == SKETCH_SIZE and all(0 <= value < 2**63 for value in sketch)
