"""Which activities look at one agenda item, and how a panel is loaded: by name, when first wanted. Knows no activity's rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from moothall.core.activity import Activity
from moothall.core.agenda import AgendaItem
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.panel_context import PanelContext
from moothall.words import say


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a prompt: an activity's key, and its name in the header."""

    key: str

    @property
    def words(self) -> str:
        return say(f"{self.key}.title")


def views_for(item: AgendaItem, activities: Sequence[Activity]) -> tuple[View, ...]:
    """The views of an item, in the order the work goes, its own first if it is none of them; none when there is no board to look at."""
    # Notes come in, find a theme, are voted on: all on the same board.
    boards = [a for a in sorted(activities, key=lambda a: a.position) if a.board]
    # One that keeps records of its own beside the board has them of its own items alone.
    views = tuple(View(a.key) for a in boards if not a.records or a.key == item.activity)
    # A log, a break or a plain item has no board, and then its header offers nothing to choose.
    if not item.prompt or not views:
        return ()
    return views if item.activity in {v.key for v in views} else (View(item.activity), *views)


def belongs_to_the_session(activity: Activity) -> bool:
    """A log, the decisions or the list of people: it can be opened without an agenda item."""
    return activity.quick is not None or bool(activity.page_key) or not activity.listed


def logs(activities: Sequence[Activity]) -> list[Activity]:
    """Those with a one-line entry, the facilitator's own first, in the order of their keys."""
    return sorted((a for a in activities if a.quick), key=lambda a: (not a.private, a.quick_key))


def load_panel(activity: Activity, stage: PanelContext, item_key: str) -> Panel:
    """The activity's panel for one item, made anew. Trouble when what it shows first is damaged in the file."""
    if not activity.panel:
        # What follows from its records: a line, a list and a form. Loaded here, as every panel is.
        from moothall.ui.kit.log_panel import LogPanel

        return LogPanel(stage, item_key, activity.records[0])
    # By name, so that everything of an activity but its panel can be imported without Qt.
    module, _, name = activity.panel.partition(":")
    panel = getattr(import_module(module), name)(stage, item_key)
    assert isinstance(panel, Panel)
    return panel
