"""What every test of exports may lean on."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_faces_of_this_laptop(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What prints must not hang on which fonts are installed here: a test that wants a face brings one."""
    monkeypatch.setenv("XDG_DATA_HOME", str(own_home / "own"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(own_home / "none"))
