"""Does to a clean text what the repair stage undoes."""

from __future__ import annotations

import opencc
from pypinyin import Style, pinyin


def _traditional(text: str) -> str:
    converted = opencc.OpenCC("s2t").convert(text)
    assert len(converted) == len(text)
    return converted


def readings(text: str) -> str:
    """Every third ideograph, counted from the first, gets its reading."""
    out = []
    for number, character in enumerate(text):
        reading = pinyin(character, style=Style.TONE)[0][0]
        is_han = "\u4e00" <= character <= "\u9fff"
        out.append(f"{character}({reading})" if is_han and number % 3 == 0 else character)
    return "".join(out)


def commas(text: str) -> str:
    for mark in ",，、。":
        text = text.replace(mark, f",{mark}")
    return text


def _cp1252(text: str) -> str:
    return "".join(bytes((code,)).decode("cp1252") if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(code) for code in text.encode())


DAMAGE = {
    "traditional": _traditional,
    "readings": readings,
    "commas": commas,
    "utf8_as_latin1": lambda text: text.encode().decode("latin-1"),
    "utf8_as_cp1252": _cp1252,
    "gbk_as_latin1": lambda text: text.encode("gb18030").decode("latin-1"),
    "utf8_as_gbk": lambda text: text.encode().decode("gb18030"),
}


def damage(text: str, kinds: list[str]) -> str:
    """All the kinds; characters are replaced before readings are put behind them, and commas come last."""
    for kind, change in DAMAGE.items():
        if kind in kinds:
            text = change(text)
    return text
