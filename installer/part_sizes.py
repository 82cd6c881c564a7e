"""What each part of a frozen folder costs, as the table in README.md: `python installer/part_sizes.py dist/moothall`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

PARTS = (
    ("Qt's tables of languages (ICU)", r"libicu"),
    ("Qt's libraries", r"(PySide6/Qt/lib/|PySide6/[^/]+\.dll$|libQt6)"),
    ("Qt's plugins", r"PySide6/(Qt/)?plugins/"),
    ("Qt for Python (PySide6, shiboken6)", r"(PySide6|shiboken6)/|libpyside6|libshiboken6"),
    ("NumPy with its mathematics", r"numpy(\.libs)?/"),
    ("Word, Excel and XML (lxml, python-docx, openpyxl)", r"(lxml|docx|openpyxl)/"),
    ("Paper (reportlab, Pillow, pypdfium2, uharfbuzz)", r"(reportlab|PIL|pillow\.libs|pypdfium2\w*|uharfbuzz|fitz)"),
    ("Locks and phrases (cryptography, pyrage)", r"(cryptography|pyrage|nacl)"),
    ("Moothall's own fonts, words, designs", r"moothall/"),
    ("Moothall's code and Python packages of pure Python", r"^moothall(\.exe)?$|base_library\.zip"),
    ("Python itself", r"(libpython|lib-dynload|python3)"),
    ("Licences", r"(licences/|\.dist-info/)"),
)
"""A part and how its files are named below the folder; the first that fits counts."""


def part_of(name: str) -> str:
    below = name.removeprefix("_internal/")
    return next((part for part, pattern in PARTS if re.match(pattern, below)), "Everything else")


def sizes(folder: Path) -> Counter[str]:
    """Bytes by part; a link costs nothing."""
    found = Counter[str]()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            found[part_of(path.relative_to(folder).as_posix())] += path.stat().st_size
    return found


def main(folder: str) -> None:
    found = sizes(Path(folder))
    for part, size in (*found.most_common(), ("**All**", found.total())):
        print(f"| {part} | {size / 1e6:.1f} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
