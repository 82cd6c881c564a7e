"""The page of what leaves the room, for the tests of it."""

from __future__ import annotations

import pytest

from moothall.core.contributions import Written, add_notes
from moothall.core.themes import new_theme
from moothall.ui.facilitator.export_page import ExportPage
from tests.ui.facilitator.leaving import SECRET


@pytest.fixture
def leave(qtbot, window) -> ExportPage:
    """The page, on a session with notes, a theme and a tension that was never read back."""
    desk = window.desk
    notes = [Written("Ada at Harbour Trust listens"), Written("One number to ring"), Written("=1+1")]
    desk.do(add_notes(desk.session, "prompt", notes, desk.keys(3)))
    desk.do(new_theme(desk.session, desk.key(), "prompt", "One front door"))
    log = next(a for a in desk.activities if a.key == "conflict")
    desk.do(log.quick(desk.session, desk.key(), SECRET, desk.now(), ""))
    window.go_page("leave")
    return window.main.panel
