"""The README shows a card."""

import struct
import zlib
from collections.abc import Iterator

from project import ROOT

PICTURE = "preprocessor/docs/card.png"


def test_the_picture_is_shown() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"({PICTURE})" in readme or f'src="{PICTURE}"' in readme


def test_the_picture_is_not_blank() -> None:
    chunks = list(png_chunks((ROOT / PICTURE).read_bytes()))
    header = dict(chunks)[b"IHDR"]
    width, height = struct.unpack(">II", header[:8])
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    assert width >= 600
    assert height >= 200
    assert len(set(pixels)) > 100


def png_chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length
