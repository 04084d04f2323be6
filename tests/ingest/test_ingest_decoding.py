"""decode(): every encoding that sources come in; never mojibake."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.errors import InputError
from briefing.ingest.decoding import decode

ENGLISH = "The minister’s words: «We haven’t received a proposal – so far», he said on Monday. "
MIXED = ENGLISH + "Газпром and Смаилов are names in it."
RUSSIAN = "Казахстан и Россия ведут переговоры о сотрудничестве в сфере добычи газа. " * 3


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1251"])
def test_english_with_typographic_quotes(codec: str) -> None:
    assert decode(ENGLISH.encode(codec), "a.txt").text == ENGLISH


@pytest.mark.parametrize("mark", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le", "utf-8"])
def test_a_byte_order_mark_comes_before_the_test_for_zeros(mark: str) -> None:
    decoded = decode(("\ufeff" + MIXED).encode(mark), "a.txt")

    assert decoded.text == MIXED
    assert decoded.encoding == mark


@pytest.mark.parametrize("text", [MIXED, RUSSIAN, "Only one word: Газпром is in this text."])
def test_cyrillic_in_cp1251(text: str) -> None:
    decoded = decode(text.encode("cp1251"), "a.txt")

    assert decoded.text == text
    assert decoded.encoding == "cp1251"


def test_western_accents_in_cp1252() -> None:
    text = "The café in Besançon, naïve résumé – a “long” text in English with some accents. "

    assert decode(text.encode("cp1252"), "a.txt").text == text


def test_broken_utf8_is_an_error_with_its_line_and_not_mojibake() -> None:
    content = ("Қазақстан – Kazakhstan\n" * 3).encode() + b"good \xff bad"

    with pytest.raises(InputError, match=r"a\.txt is damaged in line 4") as caught:
        decode(content, "a.txt")
    assert "UTF-8" in caught.value.hint


def test_a_cut_utf16_file_is_damaged() -> None:
    with pytest.raises(InputError, match="damaged in line 1"):
        decode(ENGLISH.encode("utf-16")[:-1], "a.txt")


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 4, b"\0\0\0\1" * 9, b"%PDF\x01\x02\x03\x04\x05\x06" * 9]
)
def test_binary_content_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.txt is binary"):
        decode(content, "a.txt")


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "a.txt").text == "one\ntwo\nthree\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@example("й")
def test_utf8_always_comes_back(text: str) -> None:
    if not text.strip("\ufeff").strip():
        return
    try:
        decoded = decode(b"\xef\xbb\xbf" + text.encode("utf-8"), "a.txt")
    except InputError as error:
        assert "white space" in error.message
    else:
        assert decoded.text == text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_input_error(content: bytes) -> None:
    try:
        decoded = decode(content, "a.txt")
    except InputError as error:
        assert "a.txt" in error.message
    else:
        assert decoded.text.strip()
        assert "\r" not in decoded.text
        assert "\0" not in decoded.text
