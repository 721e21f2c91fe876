"""The words of promises as ids see them: cut from the sentence's normal forms or made anew, they are the same."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from lantu.promises.identity import normal_forms, normal_words, without_space

KEPT = "建成，。：；（）“”‘’《》、·—０９Ａｚ％　 ~!aZ09\n〜㎡…é①"


@given(st.text(alphabet=KEPT), st.integers(0, 30), st.integers(0, 30))
def test_normal_forms_can_be_cut_like_the_text(text: str, start: int, end: int) -> None:
    forms = normal_forms(text)
    assert not forms or without_space(forms[start:end]) == normal_words(text[start:end])


def test_normal_forms_keep_each_character_in_its_place() -> None:
    kept = [character for character in map(chr, range(0x11000)) if normal_forms(character)]
    assert len(kept) > 21_000
    assert normal_forms("".join(kept)) == "".join(normalize("NFKC", character) for character in kept)
    assert all(len(normalize("NFKC", character)) == 1 for character in kept)
    assert not any(map(normal_forms, "㎡…é①"))
