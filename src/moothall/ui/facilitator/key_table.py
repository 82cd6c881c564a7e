"""Every key by menu as words, for a card beside the laptop: the table of commands, read and not run."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.core.activity import Activity
from moothall.ui.facilitator.commands import MENUS, commands
from moothall.ui.facilitator.key_names import shown_keys
from moothall.words import say


def key_table(activities: Sequence[Activity]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """For each menu its name, and what each command with a key does and that key."""
    table = commands(activities)
    menus = []
    for menu in MENUS:
        keys = tuple(
            (command.words.replace("&", ""), shown_keys(command.keys)[0]) for command in table if command.menu == menu and command.keys
        )
        if keys:
            menus.append((say(f"menu.menu_{menu}").replace("&", ""), keys))
    return tuple(menus)
