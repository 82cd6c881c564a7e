"""The way from a found note to where it is: the item that works on its prompt, and the note in that item's board or list."""

from __future__ import annotations

from moothall.core.activity import BoardUse, board_activities, note_taker
from moothall.core.agenda import AGENDA, AgendaItem, add_item, agenda, current_item
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Session, Step
from moothall.core.prompts import PROMPTS, Prompt, prompts
from moothall.core.themes import PLACEMENTS
from moothall.desk import Desk
from moothall.ui.facilitator.page_host import PageHost
from moothall.words import say

# Of a new item, until somebody says better; a round of cards usually takes that.
USUAL_MINUTES = 15


def go_to_note(host: PageHost, desk: Desk, key: str) -> bool:
    """Brings up the note, on its board when it lies in a theme and else in its list. False when no agenda item has its prompt."""
    session = desk.session
    note = session.find(CONTRIBUTIONS, key)
    item = _item_for(session, note.prompt, host.place[0]) if note else None
    if note is None or item is None:
        return False
    uses: tuple[BoardUse, BoardUse] = ("notes", "themes")
    # A placed note is looked for on its board first, a loose one in the list.
    if session.where(PLACEMENTS, "contribution", note.same_as or note.key):
        uses = ("themes", "notes")
    for activity in board_activities(desk.activities, *uses):
        host.go(item.key, activity)
        panel = host.panel
        if panel is not None and panel.go_to_note(note.key):
            return True
    # The item is on screen, if not the very note: hidden behind a filter, perhaps. Still no reason to add another item.
    return True


def go_or_add(host: PageHost, desk: Desk, key: str, by: object) -> None:
    """To the note. One whose prompt no item works on gets an item first, which one Undo takes away again."""
    found = desk.session.find(CONTRIBUTIONS, key)
    if found is None or go_to_note(host, desk, key):
        return
    if host.attempt(lambda: desk.do(item_for_prompt(desk.session, desk.key(), found.prompt, note_taker(desk.activities)), by=by)):
        go_to_note(host, desk, key)
        host.say("info", say("find.item_added"), (say("menu.undo"), host.take_back))


def unworked(session: Session) -> list[Prompt]:
    """Prompts that no agenda item has, such as those of notes brought in from a file."""
    return [prompt for prompt in prompts(session) if not session.where(AGENDA, "prompt", prompt.key)]


def item_for_prompt(session: Session, key: str, prompt: str, activity: str) -> Step:
    """A new item at the end of the agenda with this activity on this prompt, called by its question. Refused when the prompt has gone."""
    return add_item(session, key, session.get(PROMPTS, prompt).text, USUAL_MINUTES, activity, prompt=prompt)


def _item_for(session: Session, prompt: str, here: str) -> AgendaItem | None:
    """Where one came from, what is going on now, or the first item with this prompt."""
    items = [item for item in agenda(session) if item.prompt == prompt]
    now = current_item(session)
    preferred = [item for item in items if item.key == here or (now is not None and item.key == now.key)]
    return next(iter([*preferred, *items]), None)
