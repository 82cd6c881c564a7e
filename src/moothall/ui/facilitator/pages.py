"""The window's own pages by name: what belongs to the session as a whole and to no activity. Made when first wanted."""

from __future__ import annotations

from collections.abc import Callable

from moothall.ui.facilitator.about_page import AboutPage
from moothall.ui.facilitator.add_item import AddItem
from moothall.ui.facilitator.agenda_page import AgendaPage
from moothall.ui.facilitator.command_list import CommandList
from moothall.ui.facilitator.designs_page import DesignsPage
from moothall.ui.facilitator.details import Details
from moothall.ui.facilitator.export_page import ExportPage
from moothall.ui.facilitator.find import Find
from moothall.ui.facilitator.history import History
from moothall.ui.facilitator.import_page import ImportPage
from moothall.ui.facilitator.key_page import KeyPage
from moothall.ui.facilitator.page_host import CommandHost
from moothall.ui.facilitator.person_page import PersonPage
from moothall.ui.facilitator.preferences_page import PreferencesPage
from moothall.ui.facilitator.private_page import PrivatePage
from moothall.ui.facilitator.projector_page import ProjectorPage
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.panel_context import PanelContext


def _packs(stage: PanelContext, host: CommandHost) -> Panel:
    # What makes pages is large, and loads when the first one is wanted.
    from moothall.ui.facilitator.pack_page import PackPanel

    return PackPanel(stage, host)


# A name stands in the table of commands, in `go_page` and in the words; the files on disk know none of them.
PAGES: dict[str, Callable[[PanelContext, CommandHost], Panel]] = {
    "about": AboutPage,
    "add_item": AddItem,
    "agenda": AgendaPage,
    "bring": ImportPage,
    "commands": CommandList,
    "designs": DesignsPage,
    "details": Details,
    "find": Find,
    "history": History,
    "keys": KeyPage,
    "leave": ExportPage,
    "person": PersonPage,
    "private": PrivatePage,
    "preferences": PreferencesPage,
    "screen": ProjectorPage,
    "pack": _packs,
}

AFRESH = frozenset({"add_item", "commands", "designs", "keys"})
"""These show what was so when they were asked for, and are made anew each time; the others listen."""
