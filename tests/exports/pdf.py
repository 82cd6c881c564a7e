"""Reading a PDF back with Poppler's tools, as the people who get it will. Skips the test where they aren't installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def told(tool: str, *words: str | Path) -> str:
    """What one of Poppler's tools says."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    return subprocess.run([tool, *map(str, words)], capture_output=True, check=True).stdout.decode("utf-8")


def text_of(pdf: Path) -> str:
    """All words of all pages, in drawing order, every gap one space."""
    return " ".join(told("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").split())


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, laid out as on paper."""
    return told("pdftotext", "-layout", "-enc", "UTF-8", pdf, "-").split("\f")[:-1]
