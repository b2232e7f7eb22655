from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.core.errors import SourceError
from tieout.source import decode as decoding
from tieout.source.decode import decode


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        decode(data, "release.txt")
    return str(caught.value)


def test_utf_8_with_and_without_a_mark() -> None:
    """Net sales \u2014 \u20ac 1,250"""
    text = "Net sales \u2014 \u20ac 1,250\n"
    assert decode(text.encode(), "release.txt") == text
    assert decode(text.encode("utf-8-sig"), "release.txt") == text


def test_what_word_processors_wrote() -> None:
    """the company\u2019s sales \u2013 \u201cup\u201d (in Windows-1252)"""
    text = "the company\u2019s sales \u2013 \u201cup\u201d\n"
    assert decode(text.encode("cp1252"), "release.txt") == text


def test_a_byte_that_means_nothing_is_replaced_and_nothing_moves() -> None:
    """Sales \x81 1,250 (byte 81 has no meaning in Windows-1252)"""
    text = decode(b"Sales \x81 1,250 \xa7", "release.txt")
    assert text == "Sales \ufffd 1,250 \xa7"


def test_utf_16_and_32() -> None:
    """Net sales 1,250 (in UTF-16, and in UTF-32, whose mark begins with the other's)"""
    assert decode("Net sales 1,250".encode("utf-16"), "release.txt") == "Net sales 1,250"
    assert decode("Net sales 1,250".encode("utf-32"), "release.txt") == "Net sales 1,250"
    assert "broken UTF-16 at byte" in refusal(b"\xff\xfeN\x00e\x00\x00\xd8")


def test_line_ends_and_page_breaks_stay() -> None:
    """one, two, three: ended by CR LF, CR, and a form feed"""
    assert decode(b"one\r\ntwo\rthree\x0c\n", "release.txt") == "one\r\ntwo\rthree\x0c\n"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (b"%PDF-1.4 ...", "this is a PDF"),
        (b"PK\x03\x04....", "this is a zip archive"),
        (b"\x1f\x8b\x08 ...", "this is a gzip archive"),
        (b"Sales" + bytes(range(8)) * 20, "binary data"),
    ],
)
def test_what_is_no_text_is_refused_with_its_cause(data: bytes, cause: str) -> None:
    """%PDF-1.4"""
    message = refusal(data)
    assert message.startswith("release.txt: ")
    assert cause in message


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sales Sales Sales ..."""
    monkeypatch.setattr(decoding, "MAX_BYTES", 20)
    assert decode(b"Sales 1,250", "release.txt")
    assert "over 20 bytes" in refusal(b"Sales " * 4)


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    """Whatever bytes come, there is a text or a SourceError."""
    try:
        text = decode(data, "release.txt")
    except SourceError as error:
        text = str(error)
        refused = text.startswith("release.txt: ")
    else:
        refused = False
    assert refused or data.strip()


def test_windows_1252_that_was_written_as_utf_8_is_mended() -> None:
    """U+0097 in UTF-8 is the em dash that a converter took for ISO 8859-1."""
    assert decode("Net sales \x97 2004: 5\x94".encode(), "x") == "Net sales \u2014 2004: 5\u201d"
