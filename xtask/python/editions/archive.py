"""Files as a zip of which every byte follows from what is in them."""

import stat
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from editions.edition import Edition

UNIX = 3
"""The system that every file is said to come from."""


def pack(
    files: Mapping[str, bytes], edition: Edition, to: Path, unpacked: str = ""
) -> None:
    """Write the files in their order; one of them may be stored as it is."""
    with ZipFile(to, "w") as archive:
        for name, content in files.items():
            method = ZIP_STORED if name == unpacked else ZIP_DEFLATED
            archive.writestr(entry(name, edition), content, method, compresslevel=9)


def entry(name: str, edition: Edition) -> ZipInfo:
    """Describe a file, the same way on every machine."""
    info = ZipInfo(name, date_time=edition.moment.timetuple()[:6])
    info.create_system = UNIX
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    return info
