"""A desk on a real file and a panel with its wall, as the activities' tests have them."""

from __future__ import annotations

from tests.activities.conftest import desk, enter

__all__ = ["desk", "enter"]
