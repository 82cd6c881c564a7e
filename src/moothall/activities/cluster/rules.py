"""Acts on a board as one step each: on notes where they lie, on themes and domains; and what a board offers to vote on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from moothall.activities.cluster.line import Wish
from moothall.core.agenda import AgendaItem
from moothall.core.contributions import CONTRIBUTIONS, Contribution, Written, flag_note, notes_of
from moothall.core.errors import Refused
from moothall.core.merging import delete_notes, keys_to_split, merge_notes, repeat_note, split_note
from moothall.core.model import Change, Session, Step
from moothall.core.prompts import prompts
from moothall.core.themes import (
    PLACEMENTS,
    THEMES,
    copy_into,
    domains_of,
    new_domain,
    new_theme,
    place,
    put_in_domain,
    rename_domain,
    rename_theme,
    themes_of,
    unplace,
)
from moothall.core.votes import Candidate

_NAMED = 8
"""Notes named in a line of the history; of more the line says that there are more."""
Lying = tuple[str, str]
"""A note and the theme it was chosen in, by key; an empty theme for the tray, or when nobody pointed at one."""


# carrying it out


def keys_for(session: Session, wish: Wish) -> int:
    """How many fresh keys a wish may need."""
    if wish.verb == "split" and len(wish.texts) > 1:
        return keys_to_split(session, wish.notes[0].key, len(wish.texts))
    # One for each note that is placed or copied, and one for a theme that may be new.
    return len(wish.notes) + 1


def carry_out(session: Session, prompt: str, wish: Wish, keys: Sequence[str], now: str = "") -> Step:
    """The step a wish asks for; `keys` has as many as keys_for says, `now` is HH:MM.

    Refused when the wish is only half said, and as the rule of its verb refuses.
    """
    notes = [n.key for n in wish.notes]
    if wish.verb == "place" and wish.theme:
        return move(session, [(note, "") for note in notes], wish.theme.key, keys)
    if wish.verb == "copy" and wish.theme:
        return copies(session, notes, wish.theme.key, keys)
    if wish.verb == "name" and wish.theme:
        return rename_theme(session, wish.theme.key, wish.name)
    if wish.verb == "tray":
        return unplace(session, notes)
    if wish.verb == "star":
        return _star(session, wish.notes)
    if wish.verb == "new":
        return theme_of(session, prompt, [(note, "") for note in notes], wish.name, keys)
    if wish.verb == "domain":
        return domain_of(session, prompt, [theme.key for theme in wish.themes], wish.name, keys[0])
    if wish.verb == "call":
        return rename_domain(session, wish.domain, wish.name)
    return _of_words(session, wish, keys, now)


def _of_words(session: Session, wish: Wish, keys: Sequence[str], now: str) -> Step:
    """What changes the notes themselves. Refused when the wish lacks the other note, or says nothing to do."""
    if wish.verb == "same" and wish.head:
        return merge_notes(session, wish.head.key, [n.key for n in wish.notes])
    if wish.verb == "again" and wish.head:
        return repeat_note(session, wish.head.key, Written("", written=now), keys[0])
    if wish.verb == "split":
        return split_note(session, wish.notes[0].key, wish.texts, keys)
    raise Refused("cluster.same_as_which" if wish.verb == "same" else "cluster.where_to")


def _star(session: Session, notes: Sequence[Contribution]) -> Step:
    # Each note the other way round, and named as the first: a mixed choice is rare, and one name reads better than two.
    steps = [flag_note(session, n.key, "example", not n.example) for n in notes]
    return Step(steps[0].name, tuple(c for s in steps for c in s.changes), steps[0].about)


def copies(session: Session, notes: Sequence[str], theme: str, keys: Sequence[str]) -> Step:
    """A second place for each of these notes, as one step. Refused when one of them lies in the theme already."""
    steps = [copy_into(session, note, theme, key) for note, key in zip(notes, keys, strict=False)]
    return Step(steps[0].name, tuple(change for step in steps for change in step.changes), steps[0].about)


# acts on notes where they lie


def move(session: Session, lying: Sequence[Lying], theme: str, keys: Sequence[str]) -> Step:
    """These notes into a theme, each out of where it was chosen: a copy moves as a copy. Refused for repeats and other boards' notes."""
    # A key belongs to its note, for notes are gathered by theme below and come in another order then.
    fresh = dict(zip((note for note, _ in lying), keys, strict=False))

    def moving(out_of: str, notes: Sequence[str]) -> Callable[[Session], Step]:
        return lambda ahead: place(ahead, notes, theme, [fresh[note] for note in notes], out_of)

    step = in_turn(session, [moving(out_of, notes) for out_of, notes in _by_theme(lying).items()])
    return replace(step, about=f"{step.about}: {_numbers(session, [note for note, _ in lying])}")


def _numbers(session: Session, notes: Sequence[str]) -> str:
    """For the history: which notes an act was about, the first few of many."""
    numbers = [str(note.number) for key in dict.fromkeys(notes) if (note := session.find(CONTRIBUTIONS, key))]
    return ", ".join(numbers[:_NAMED]) + (" …" if len(numbers) > _NAMED else "")


def theme_of(session: Session, prompt: str, lying: Sequence[Lying], name: str, keys: Sequence[str]) -> Step:
    """A new theme that holds these notes from the start, as one act. Refused when the board has a theme of that name."""
    making = new_theme(session, keys[0], prompt, name)
    # The first key is the theme's, the others are its notes'.
    return in_turn(session, [lambda _: making, lambda ahead: move(ahead, lying, keys[0], keys[1:])])


def take_away(session: Session, lying: Sequence[Lying]) -> Step:
    """Out of the themes they were chosen in; notes chosen nowhere in particular go back to the tray whole. Refused when one has gone."""

    def leaving(out_of: str, notes: Sequence[str]) -> Callable[[Session], Step]:
        return lambda ahead: unplace(ahead, notes, out_of)

    step = in_turn(session, [leaving(out_of, notes) for out_of, notes in _by_theme(lying).items()])
    return _told(session, lying, step) if step.changes else step


def _told(session: Session, lying: Sequence[Lying], step: Step) -> Step:
    """What taking away is called: a copy goes, a note leaves one of its themes, or it is back in the tray."""
    # Out of several themes at once no one letter can be named: it keeps the name that is true of all.
    letters = {session.get(THEMES, theme).letter for _, theme in lying if theme}
    if len(letters) != 1:
        return step
    if all(_is_copy(session, place) for place in lying):
        return replace(step, name="step.take_copy", about=letters.pop())
    stays = all(len(session.where(PLACEMENTS, "contribution", note)) > 1 for note, _ in lying)
    return replace(step, name="step.leave_theme", about=letters.pop()) if stays else step


def _is_copy(session: Session, lying: Lying) -> bool:
    return any(p.copy and p.theme == lying[1] for p in session.where(PLACEMENTS, "contribution", lying[0]))


def delete(session: Session, lying: Sequence[Lying]) -> Step:
    """Copies are taken away, and the notes stay; of notes at their first place the note itself is deleted.

    Refused when a note has gone meanwhile.
    """
    gone = list(dict.fromkeys(note for note, theme in lying if not _is_copy(session, (note, theme))))
    # A note that is deleted takes its copies with it.
    taken = [place for place in lying if _is_copy(session, place) and place[0] not in gone]
    if not taken:
        return delete_notes(session, gone)
    if not gone:
        return take_away(session, taken)
    return in_turn(session, [lambda ahead: delete_notes(ahead, gone), lambda ahead: take_away(ahead, taken)])


def take_suggested(session: Session, wanted: Mapping[str, str], keys: Sequence[str]) -> Step:
    """Each note into the theme suggested for it, as one act. Refused when a note or a theme has gone since it was suggested."""
    steps = [place(session, [note], theme, [key]) for (note, theme), key in zip(wanted.items(), keys, strict=True)]
    letters = list(dict.fromkeys(step.about for step in steps))
    return Step("step.place", tuple(change for step in steps for change in step.changes), ", ".join(letters))


def domain_of(session: Session, prompt: str, themes: Sequence[str], name: str, key: str) -> Step:
    """Themes into the domain of this name, made if the board has none; without a name, out of theirs. Refused when a theme has gone."""
    there = next((d for d in domains_of(session, prompt) if d.name.casefold() == name.casefold()), None)
    if name and there is None:
        return new_domain(session, key, prompt, name, themes)
    steps = [put_in_domain(session, theme, there.key if there else "") for theme in themes]
    return Step(steps[0].name, tuple(change for step in steps for change in step.changes), ", ".join(step.about for step in steps))


def _by_theme(lying: Sequence[Lying]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for note, theme in lying:
        found.setdefault(theme, []).append(note)
    return found


def in_turn(session: Session, parts: Iterable[Callable[[Session], Step]]) -> Step:
    """Steps that each see what the one before has done, as one: named as the first. A record changed twice is changed once.

    Refused as soon as one of them refuses; nothing of the others is done then.
    """
    rules = list(parts)
    # The usual case, without the copy of the session that the others need.
    if len(rules) == 1:
        return rules[0](session)
    ahead, first, changes = session.snapshot(), Step(""), dict[tuple[str, str], Change]()
    for rule in rules:
        # On a copy that runs ahead: the session itself changes only through the desk.
        step = rule(ahead)
        ahead.apply(step)
        first = first if first.name else step
        for change in step.changes:
            at = (change.table, change.key)
            # From the first before to the last after, so that undo goes back to where it all began.
            changes[at] = Change(change.table, change.key, changes[at].before if at in changes else change.before, change.after)
    # What ends as it began, or came and went within the act, is no change.
    return Step(first.name, tuple(c for c in changes.values() if c.before != c.after), first.about)


# what the board is, and offers


def board_of(session: Session, item: AgendaItem | None) -> str:
    """The board an item speaks of: its own prompt, else the one with the most notes."""
    if item and item.prompt:
        return item.prompt
    # An item without a prompt of its own (a template's, before it is filled in) means the board people have been writing on.
    boards = sorted(prompts(session), key=lambda p: -len(notes_of(session, p.key)))
    return boards[0].key if boards else ""


def candidates(session: Session, item: AgendaItem | None) -> Mapping[str, Sequence[Candidate]]:
    """What could be voted on: the board's themes by size, or its notes by number. What is hidden from the room is on no ballot."""
    board = board_of(session, item)
    # A theme not named yet stands under its letter; a ballot can have it all the same.
    themes = [Candidate(t.name or t.letter, t.letter, t.ordinal, t.key) for t in themes_of(session, board)]
    notes = [Candidate(n.text, str(n.number), 0, n.key) for n in notes_of(session, board) if not n.hidden]
    return {"themes": themes, "notes": notes}
