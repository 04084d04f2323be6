from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models.output import (
    decode_pieces,
    drop_invented_mark,
    has_loop,
    is_source_returned,
    strip_control_tokens,
)

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("pieces", "text", "broken"),
    [
        ([], "", False),
        (["▁Газ", "▁құб", "ыры", "."], "Газ құбыры.", False),
        (["▁file", "_", "name"], "file_name", False),
        (["▁", "<0xD0>", "<0xA6>", "ена"], "Цена", False),
        (["<0xD0>", "<0xA6>", "▁", "<0xd2>", "<0x9b>"], "Ц қ", False),
        (["▁А", "<0xD0>", "▁Б"], "А\ufffd Б", True),
        (["▁А", "<0xA6>"], "А\ufffd", True),
        (["▁a", "<0x5F>", "b"], "a_b", False),
        (["▁5", "\u00a0", "%"], "5\u00a0%", False),
        (["▁OPEC", "<unk>"], "OPEC<unk>", False),
    ],
)
def test_pieces_become_text(pieces: list[str], text: str, broken: bool) -> None:
    assert decode_pieces(pieces) == (text, broken)


@given(st.text(st.characters(codec="utf-8", exclude_characters="▁"), max_size=20))
def test_bytes_of_any_text_come_back(text: str) -> None:
    pieces = [f"<0x{byte:02X}>" for byte in text.encode()]
    assert decode_pieces(pieces) == (text.strip(" "), False)


@given(st.binary(max_size=12), st.text("аб_", max_size=3))
def test_any_bytes_are_text_or_flagged(content: bytes, tail: str) -> None:
    text, broken = decode_pieces([f"<0x{byte:02x}>" for byte in content] + [tail])
    assert text.endswith(tail)
    assert broken == ("\ufffd" in text and "\ufffd".encode() not in content)


@given(st.lists(st.sampled_from("Gas supply _ a_b 2027 Oʻzbekiston transit, құбыр.".split())))
def test_sentencepiece_and_back(words: list[str]) -> None:
    from sentencepiece import SentencePieceProcessor

    pieces = SentencePieceProcessor(model_file=str(DATA / "en_uz.spm"))
    text = " ".join(words)
    assert decode_pieces(pieces.encode(text, out_type=str)) == (text, False)


def test_control_tokens_and_the_prefix_are_cut_off() -> None:
    assert strip_control_tokens(["kaz_Cyrl", "▁су", "</s>"], ["kaz_Cyrl"]) == ["▁су"]
    assert strip_control_tokens(["▁су", "<unk>", "</s>"], ["kaz_Cyrl"]) == ["▁су", "<unk>"]
    assert strip_control_tokens(["<s>", "<pad>"], []) == []


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        ("Gas supply", "Поставки газа.", "Поставки газа"),
        ("Gas supply", "Поставки газа…", "Поставки газа"),
        ("Gas supply?", "Поставки газа?", "Поставки газа?"),
        ("Gas supply.", "Поставки газа.", "Поставки газа."),
        ("“Gas supply.”", "«Поставки газа».", "«Поставки газа»."),
        ("“Gas supply”", "«Поставки газа».", "«Поставки газа»"),
        ("“Gas supply”", "«Поставки газа.»", "«Поставки газа»"),
        ("November 2026", "ноябрь 2026 г.", "ноябрь 2026 г."),
        ("grain, coal etc", "зерно, уголь и т.д.", "зерно, уголь и т.д."),
        ("Figure 5", "Рисунок 5.", "Рисунок 5"),
        ("Read also:", "Читайте также:", "Читайте также:"),
        ("Gas", ".", "."),
        ("Gas", "", ""),
        ("", "", ""),
    ],
)
def test_invented_marks_go(source: str, target: str, text: str) -> None:
    assert drop_invented_mark(source, target) == text


@pytest.mark.parametrize(
    ("source", "target", "loop"),
    [
        ("Gas prices", "цены на газ, цены на газ, цены на газ", True),
        ("Gas prices", "газ газ газ", True),
        ("Title: text", "газа Title: газа Title: газа Title: газа Title:", True),
        ("Gas", "нананананананана", True),
        ("Gas prices", "цены на газ, цены на нефть, цены на воду", False),
        ("Gas prices", "очень, очень высокие цены", False),
        ("no no no", "нет нет нет", False),
        ("no no no", "нет нет нет нет", True),
        ("Gas", "1000000000 тенге", False),
        ("Gas", "", False),
    ],
)
def test_loops_are_recognised(source: str, target: str, loop: bool) -> None:
    assert has_loop(target, source) is loop


@pytest.mark.parametrize(
    ("source", "target", "returned"),
    [
        ("The talks are continuing.", "The talks are continuing", True),
        ("The talks are continuing.", "Переговоры продолжаются.", False),
        ("Переговоры о газе продолжаются.", "переговоры о газе продолжаются", True),
        ("Gazprom", "Gazprom", False),
        ("OPEC+ 2027", "OPEC+ 2027", False),
        ("Kassym-Jomart Tokayev", "Kassym-Jomart Tokayev", False),
    ],
)
def test_a_returned_source_is_recognised(source: str, target: str, returned: bool) -> None:
    assert is_source_returned(source, target) is returned
