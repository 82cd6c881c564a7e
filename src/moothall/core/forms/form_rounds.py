"""A round of a form: who is asked what, and what state it has reached. No sheet is here: they never are in a session."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from moothall.core.errors import Refused
from moothall.core.forms.definition import LEAST_FLOOR, MOST_NAME, Form, FormChoice, as_text, from_text
from moothall.core.forms.filled_sheets import Body
from moothall.core.import_sources import IMPORT_SOURCES, ImportSource
from moothall.core.model import Session, Step, Table, added, changed, removed
from moothall.core.people import organisations, participants, sector_of
from moothall.core.text import kept, one_line

FORM_STATES = ("draft", "open", "closed", "revealed")
MOST_SHEETS = 9999
"""Four digits stand on a sheet."""


@dataclass(frozen=True, slots=True)
class FormRound:
    """One round. `asked` is its form in its own wording, as text; `bodies` the organisations it asks about, frozen with it. `subject` is
    the named question ("on winter bed funding"). `printed` freezes both before it opens. `present` is how many could answer when it
    closed, `filled` how many sheets were in then; `opened` and `closed` are HH:MM. `brought` is the day of an earlier session it came from.
    """

    key: str
    form: str
    title: str
    position: int
    item: str = ""
    asked: str = ""
    bodies: str = "[]"
    subject: str = ""
    state: str = "draft"
    floor: int = 5
    printed: bool = False
    opened: str = ""
    closed: str = ""
    present: int = 0
    filled: int = 0
    reopened: int = 0
    brought: str = ""

    @property
    def shows_result(self) -> bool:
        return self.state == "revealed"


ROUNDS = Table("form_round", FormRound, by=("item", "form"))


def form_asked(round_: FormRound) -> Form:
    """Refused when the file holds no form there."""
    return from_text(round_.asked)


def bodies_asked(round_: FormRound) -> tuple[Body, ...]:
    """The organisations, in the order they are printed. Refused when the file holds none there."""
    try:
        return tuple(Body(str(key), str(name)) for key, name in json.loads(round_.bodies))
    except (ValueError, TypeError, RecursionError):
        raise Refused("core.form_unreadable") from None


def rounds(session: Session) -> list[FormRound]:
    return sorted(session.all(ROUNDS), key=lambda r: r.position)


def rounds_of_item(session: Session, item: str) -> list[FormRound]:
    """The newest last."""
    return sorted(session.where(ROUNDS, "item", item), key=lambda r: r.position)


def bodies_now(session: Session) -> tuple[Body, ...]:
    """Every organisation of the list once, in its order: a name that stands there twice would be two columns of one name."""
    return tuple({o.name.strip().casefold(): Body(o.key, o.name.strip()) for o in reversed(organisations(session))}.values())[::-1]


def sectors(session: Session) -> list[str]:
    """Those of the people on the list, in its order."""
    return list(dict.fromkeys(name for person in participants(session) if (name := sector_of(session, person).strip())))


def draft_round(session: Session, key: str, form: Form, item: str = "", subject: str = "", floor: int = 0) -> Step:
    """A round that isn't open yet. `floor` of 0 takes the form's own; a signed form is signed with what this session has. Refused for a
    floor under three.
    """
    form = _signed_here(session, form)
    place = max((r.position for r in session.all(ROUNDS)), default=-1) + 1
    made = FormRound(key, form.key, one_line(form.title), place, item, as_text(form), subject=kept(subject), floor=floor or form.floor)
    _sound(made)
    return Step("step.draft_round", (added(ROUNDS, made),))


def _signed_here(session: Session, form: Form) -> Form:
    """A signed form is signed with the letter of a sector or a partner of the list, where there are some."""
    found = sectors(session) if form.signed == "sector" else [body.name for body in bodies_now(session)] if form.signed else []
    if form.group is None or len(found) < 2:
        return form
    choices = tuple(FormChoice(letter, name[:MOST_NAME]) for letter, name in zip(ascii_lowercase, found, strict=False))
    return replace(form, questions=tuple(replace(q, choices=choices) if q.group else q for q in form.questions))


def _sound(made: FormRound) -> None:
    if made.floor < LEAST_FLOOR:
        raise Refused("core.form_floor", least=LEAST_FLOOR)


def change_round(session: Session, key: str, *, form: Form | None = None, subject: str | None = None, floor: int | None = None) -> Step:
    """Before it opens: another wording, another question it is about, another floor. Refused once it was printed or opened."""
    before = drafted(session, key)
    if before.printed:
        raise Refused("core.form_frozen")
    after = replace(
        before,
        form=form.key if form else before.form,
        title=one_line(form.title) if form else before.title,
        asked=as_text(form) if form else before.asked,
        subject=before.subject if subject is None else kept(subject),
        floor=before.floor if floor is None else floor,
    )
    _sound(after)
    return Step("step.change_round", (changed(ROUNDS, before, after),))


def freeze_round(session: Session, key: str) -> Step:
    """Its sheets are printed: wording and organisations stay as they are on paper. Nothing changes when they were printed so before.
    Refused once it is open.
    """
    before = drafted(session, key)
    after = replace(before, printed=True, bodies=_frozen(session, before))
    return Step("step.freeze_round", (changed(ROUNDS, before, after),) if after != before else ())


def print_round(session: Session, key: str, form: Form, item: str = "", subject: str = "", floor: int = 0) -> Step:
    """A draft that is printed as it is made. Refused as `draft_round` refuses."""
    made: FormRound = draft_round(session, key, form, item, subject, floor).changes[0].after
    return Step("step.freeze_round", (added(ROUNDS, replace(made, printed=True, bodies=_frozen(session, made))),))


def _frozen(session: Session, before: FormRound) -> str:
    """Organisations that came after printing stand at the end, where they are on no sheet that was printed."""
    had = bodies_asked(before)
    names = {body.name.casefold() for body in had}
    later = tuple(body for body in bodies_now(session) if body.name.casefold() not in names)
    return bodies_text((*had, *later))


def bodies_text(bodies: Sequence[Body]) -> str:
    """Organisations as a round keeps them."""
    return json.dumps([[body.key, body.name] for body in bodies], ensure_ascii=False)


def bodies_of(session: Session, round_: FormRound) -> tuple[Body, ...]:
    """What it asks about, or would if it opened now."""
    return bodies_asked(round_) if round_.state != "draft" else bodies_asked(replace(round_, bodies=_frozen(session, round_)))


def later_bodies(session: Session, round_: FormRound) -> tuple[Body, ...]:
    """Organisations on no printed sheet: they were added to the list since, and stand at its end."""
    if not round_.printed or round_.state != "draft":
        return ()
    return bodies_of(session, round_)[len(bodies_asked(round_)) :]


def open_round(session: Session, key: str, at: str) -> Step:
    """Wording and organisations freeze. Refused where it asks about organisations and there are none, and unless it is a draft."""
    before = drafted(session, key)
    bodies = _frozen(session, before)
    if form_asked(before).each and bodies == "[]":
        raise Refused("core.form_no_bodies")
    return Step("step.open_round", (changed(ROUNDS, before, replace(before, state="open", opened=at, bodies=bodies)),))


def close_round(session: Session, key: str, at: str, present: int, filled: int) -> Step:
    """Final: every sheet goes, and what may be shown stays. Refused unless it is open, and with no sheet in."""
    before = opened(session, key)
    if not filled:
        raise Refused("core.form_none_in")
    after = replace(before, state="closed", closed=at, present=max(present, filled), filled=filled)
    return Step("step.close_round", (changed(ROUNDS, before, after),), final=True)


def reveal_round(session: Session, key: str) -> Step:
    """Refused unless it is closed."""
    before = session.get(ROUNDS, key)
    if before.state != "closed":
        raise Refused("core.form_close_first")
    return Step("step.reveal_round", (changed(ROUNDS, before, replace(before, state="revealed")),))


def reopen_round(session: Session, key: str) -> Step:
    """Back to a draft, to begin again: its sheets go, or what was kept of them. Final. Refused once the result is known."""
    before = session.get(ROUNDS, key)
    if before.state not in ("open", "closed"):
        raise Refused("core.no_reopening")
    after = replace(before, state="draft", opened="", closed="", present=0, filled=0, reopened=before.reopened + 1)
    return Step("step.reopen_round", (changed(ROUNDS, before, after),), final=True)


def delete_round(session: Session, key: str) -> Step:
    """Refused once it is open."""
    return Step("step.delete_round", (removed(ROUNDS, drafted(session, key)),))


def brought_round(session: Session, made: FormRound, source: ImportSource | None = None) -> Step:
    """A round that came whole from elsewhere, revealed. Final, since what it was made of is nowhere any more."""
    place = max((r.position for r in session.all(ROUNDS)), default=-1) + 1
    _sound(made)
    kept_in_mind = (added(IMPORT_SOURCES, source),) if source else ()
    return Step("step.brought_round", (added(ROUNDS, replace(made, position=place, state="revealed")), *kept_in_mind), final=True)


def drafted(session: Session, key: str) -> FormRound:
    """Refused once it is open."""
    round_ = session.get(ROUNDS, key)
    if round_.state != "draft":
        raise Refused("core.form_is_open")
    return round_


def opened(session: Session, key: str) -> FormRound:
    """Refused unless sheets may come in."""
    round_ = session.get(ROUNDS, key)
    if round_.state != "open":
        raise Refused("core.form_not_open")
    return round_


def open_rounds_left_out(session: Session) -> tuple[Step, ...]:
    """For a copy, however it is made: every open round as a draft again. No sheet is in any copy."""
    return tuple(reopen_round(session, r.key) for r in rounds(session) if r.state == "open")


def unopening_rounds(step: Step) -> list[str]:
    """Rounds that a step would take from open back to draft, or away: undo asks, since sheets may be in by then."""
    changes = [c for c in step.changes if c.table == ROUNDS.name and c.before is not None and c.before.state != "draft"]
    return [c.key for c in changes if c.after is None or c.after.state == "draft"]


def waves_before(session: Session, round_: FormRound) -> list[FormRound]:
    """Earlier rounds of the same wording whose result is known, the first one first: no others may stand beside it."""
    wording = form_asked(round_).wording
    return [r for r in rounds_before(session, round_) if form_asked(r).wording == wording]


def rounds_before(session: Session, round_: FormRound) -> list[FormRound]:
    """Earlier rounds of any form whose result is known, the first one first."""
    return sorted((r for r in session.all(ROUNDS) if r.key != round_.key and r.shows_result and _when(r) < _when(round_)), key=_when)


def _when(round_: FormRound) -> tuple[str, int]:
    """Rounds of earlier sessions by their day, before those of this one."""
    return round_.brought or "9999", round_.position
