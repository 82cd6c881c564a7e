"""What a panel says of itself when it overrides nothing, and what the found ones offer."""

from __future__ import annotations

from importlib import import_module

from moothall.activities import found
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.panel_context import PanelContext


class BarePanel(Panel):
    """Overrides nothing."""


class LitPanel(Panel):
    """Has something to spotlight, and nothing of it chosen."""

    def spotlight(self) -> None:
        return None


def test_a_panel_that_overrides_nothing_offers_nothing(qtbot) -> None:
    panel = BarePanel(PanelContext(None), "item")
    qtbot.addWidget(panel)
    assert not panel.offers_spotlight and panel.spotlight() is None
    assert panel.rounds() == [] and not panel.go_to_note("note")


def test_a_panel_offers_a_spotlight_by_answering_for_it(qtbot) -> None:
    panel = LitPanel(PanelContext(None), "item")
    qtbot.addWidget(panel)
    assert panel.offers_spotlight


def test_whoever_holds_notes_goes_to_them() -> None:
    """Find brings up a board or a list, and the panel must answer there."""
    holding = [activity for activity in found() if activity.board in ("notes", "themes")]
    assert len(holding) >= 2
    for activity in holding:
        module, _, name = activity.panel.partition(":")
        assert getattr(import_module(module), name).go_to_note is not Panel.go_to_note, activity.key
