"""What people make and promise, by its rules: asks and answers, what was parked, two columns, a survey played back, sign-up, check-out.

One desk and no window: what the pages do beside is walked through with each design as a whole.
"""

from __future__ import annotations

import pytest

from moothall.activities import found
from moothall.activities.actions.records import ACTION
from moothall.activities.actions.rules import take_on
from moothall.activities.commitments.records import COMMITMENT
from moothall.activities.gallery_walk import rules as gallery
from moothall.activities.gallery_walk.records import GALLERY_WALK
from moothall.activities.key_messages import rules as key_messages
from moothall.activities.key_messages.records import KEY_MESSAGES
from moothall.activities.offers import rules as offers
from moothall.activities.offers.records import OFFERS
from moothall.activities.parked import rules as parked
from moothall.activities.parked.records import PARKED
from moothall.activities.playback.rules import after, questions
from moothall.activities.power.records import POWER
from moothall.activities.power.rules import matters as power_matters
from moothall.activities.power.rules import says_veto
from moothall.activities.sign_up import rules as sign_up
from moothall.activities.sign_up.records import SIGN_UP
from moothall.activities.two_columns import rules as two_columns
from moothall.activities.two_columns.records import TWO_COLUMNS
from moothall.activities.two_columns.sheet import pages
from moothall.activities.who_answered.rules import by_sectors
from moothall.core.activity import record_kinds
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.errors import Refused
from moothall.core.merging import hide_note
from moothall.core.people import enlist, mark_present
from moothall.core.picture import Grid, NotePage, Pair, Showing, ThemeList
from moothall.core.prompts import ask
from moothall.core.redaction import Audience, Level
from moothall.core.session_details import edit_details
from moothall.core.themes import new_theme, place, rename_theme
from moothall.desk import Desk
from moothall.exports.content.blocks import Columns, words_in
from moothall.exports.json_copy import as_json
from moothall.exports.title_page import title_page


@pytest.fixture(autouse=True)
def day_and_people(desk: Desk) -> None:
    desk.do(edit_details(desk.session, date="2026-11-05"))
    people = [
        ("Dana Okoro", "Harbour Trust", {"table": "1"}),
        ("Sam Reed", "Fell Council", {"table": "2"}),
        ("Ivo Marsh", "Fell School", {}),
    ]
    desk.do(enlist(desk.session, people, ["harbour", "dana", "fell", "sam", "school", "ivo"]))
    desk.do(mark_present(desk.session, ["dana", "sam"], True))


def asked(desk: Desk, line: str) -> str:
    key = desk.key()
    desk.do(offers.write(desk.session, key, line, desk.now()))
    return key


# ── offers and requests ─────────────────────────────────────────────────────────────────────────────────────────────


def test_who_asks_whom_is_read_from_the_line(desk: Desk) -> None:
    keys = [
        asked(desk, line) for line in ("harbour > council a named nurse", "table 2 > table 1 one number", "council + twelve volunteers")
    ]
    made = [desk.session.get(OFFERS.table, key) for key in keys]
    assert [(e.kind, e.asker, e.asked, e.what) for e in made] == [
        ("request", "harbour", "fell", "a named nurse"),
        ("request", "table:2", "table:1", "one number"),
        ("offer", "fell", "", "twelve volunteers"),
    ]
    for line in ("harbour a nurse", "fell > harbour which of two", "harbour > harbour itself", "nobody > harbour x", "harbour > council"):
        with pytest.raises(Refused):
            offers.write(desk.session, "k", line, "10:00")


def test_one_answer_and_no_other_and_a_yes_is_an_action_of_whoever_said_it(desk: Desk) -> None:
    key = asked(desk, "harbour > council a named nurse")
    assert [m.said for m in offers.matters(desk.session)] == ["offers.no_answer"]
    for answer in ("no", "too_vague", ""):
        desk.do(offers.answered(desk.session, key, answer)) if answer else None
        with pytest.raises(Refused, match="only_a_yes"):
            offers.make_action(desk.session, key, "a", take_on, "10:00")
    assert [m.said for m in offers.matters(desk.session)] == ["offers.again"]
    desk.do(OFFERS.edit(desk.session, key, what="a named nurse for each home"))
    again = desk.session.get(OFFERS.table, key)
    assert (again.answer, again.earlier) == ("", "a named nurse"), "other words, another answer"
    desk.do(offers.answered(desk.session, key, "will_try"))
    desk.do(offers.make_action(desk.session, key, "action", take_on, desk.now()))
    action = desk.session.get(ACTION.table, "action")
    assert (action.what, action.owner, action.by_when) == ("a named nurse for each home", "sam", "2026-12-17")
    with pytest.raises(Refused, match="is_action"):
        offers.answered(desk.session, key, "no")
    desk.undo()
    assert not ACTION.all(desk.session) and not desk.session.get(OFFERS.table, key).action


# ── the parking lot ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_everything_parked_leaves_by_one_of_three_ways(desk: Desk) -> None:
    keys = desk.keys(3)
    for key, text in zip(keys, ("Sundays", "The bus", "Parking itself"), strict=True):
        desk.do(PARKED.add(desk.session, key, text, desk.now()))
    assert len([m for m in parked.matters(desk.session) if not m.settled]) == 3
    with pytest.raises(Refused, match="reason_first"):
        parked.leave_as(desk.session, keys[0], "dropped", "  ")
    for key, way, reason in zip(keys, ("action", "next", "dropped"), ("", "", "Not ours"), strict=True):
        desk.do(parked.leave(desk.session, key, way, reason, f"new{way}", take_on, desk.now()))
    assert [p.state for p in PARKED.all(desk.session)] == ["action", "next", "dropped"]
    assert [a.what for a in ACTION.all(desk.session)] == ["Sundays"]
    assert [(m.said, m.settled) for m in parked.matters(desk.session)] == [("parked.all_settled", True)]
    assert parked.facts(desk.session) == {"parked": {"entries": 3, "open": 0}}


# ── key messages ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_five_at_most_and_one_page_the_same_for_all(desk: Desk) -> None:
    for n in range(1, 6):
        desk.do(key_messages.write(desk.session, f"m{n}", f"Line {n}", desk.now()))
    with pytest.raises(Refused, match="five_already"):
        key_messages.write(desk.session, "m6", "One too many", "10:00")
    desk.do(key_messages.agree(desk.session, "m2"))
    desk.do(key_messages.write(desk.session, "x", "2 = Other words", desk.now()))
    second = KEY_MESSAGES.all(desk.session)[1]
    assert (second.text, second.earlier, second.state, second.poll) == ("Other words", "Line 2", "open", "")
    assert key_messages.fingers("2: 0 0 1 5 20 19") == (2, (0, 0, 1, 5, 20, 19))
    with pytest.raises(Refused, match="six_counts"):
        key_messages.fingers("2: 1 2 3")
    desk.put_up(Showing("key_messages", "", "all"))
    page = next(p for p in desk.picture().parts if isinstance(p, NotePage))
    assert [n.text for n in page.notes] == ["Line 1", "Other words", "Line 3", "Line 4", "Line 5"]
    desk.do(key_messages.agree(desk.session, "m1"))
    outside = as_json(desk.copy_for(Audience(Level.OUTSIDE))).decode()
    assert "Line 1" in outside and "Line 3" not in outside, "only what was agreed is said anywhere"


# ── two columns ─────────────────────────────────────────────────────────────────────────────────────────────────────


def column_line(desk: Desk, side: str, text: str) -> None:
    desk.do(two_columns.write(desk.session, "prompt", side, text, desk.keys(4), desk.now()))


@pytest.fixture
def board(desk: Desk) -> str:
    desk.do(ask(desk.session, "prompt", "What do we want, and what is so?"))
    for side, text in (("vision", "Home first"), ("reality", "Forty wait - 1"), ("reality", "Beds 3 - 7 are shut"), ("vision", "One rota")):
        column_line(desk, side, text)
    return "prompt"


def test_only_a_dash_at_the_very_end_before_notes_of_the_other_side_links(desk: Desk, board: str) -> None:
    texts = [n.text for n in sorted(desk.session.all(CONTRIBUTIONS), key=lambda n: n.number)]
    assert texts == ["Home first", "Forty wait", "Beds 3 - 7 are shut", "One rota"]
    assert [x.pair for x in TWO_COLUMNS.all(desk.session)] == ["1 – 2"]
    column_line(desk, "vision", "4 - 3")
    column_line(desk, "vision", "well-known - 99")
    assert [x.pair for x in TWO_COLUMNS.all(desk.session)] == ["1 – 2", "4 – 3"]
    assert "well-known - 99" in [n.text for n in desk.session.all(CONTRIBUTIONS)], "no such note: text"
    for line in ("1 - 4", "1 - 2"):
        with pytest.raises(Refused):
            two_columns.read_note(desk.session, board, "vision", line) and two_columns.write(
                desk.session, board, "vision", line, ["k"], "10:00"
            )
    with pytest.raises(Refused, match="linked"):
        two_columns.change_side(desk.session, two_columns.column(desk.session, board, "vision")[0].key, "reality")


def test_the_wall_shows_a_pair_and_nothing_of_one_with_a_hidden_side(desk: Desk, board: str) -> None:
    (joined,) = TWO_COLUMNS.all(desk.session)
    desk.put_up(Showing("two_columns", "", "entry", joined.key))
    assert [(p.left, p.right) for p in desk.picture().parts if isinstance(p, Pair)] == [("Home first", "Forty wait")]
    desk.do(hide_note(desk.session, joined.reality, True))
    assert desk.picture().parts == ()


@pytest.mark.usefixtures("board")
def test_in_writing_every_note_stands_on_its_side_linked_or_not(desk: Desk) -> None:
    for level in (Level.ROOM, Level.OUTSIDE):
        copy = desk.copy_for(Audience(level))
        (columns,) = (block for block in pages(copy) if isinstance(block, Columns))
        sides = [[(i.number, i.words, *i.details) for i in side[1].items] for side in (columns.left, columns.right)]
        assert sides == [
            [("1", "Home first", "linked with 2"), ("4", "One rota", "no link yet")],
            [("2", "Forty wait", "linked with 1"), ("3", "Beds 3 - 7 are shut", "no link yet")],
        ]
    hidden = next(n for n in desk.session.all(CONTRIBUTIONS) if n.number == 3)
    desk.do(hide_note(desk.session, hidden.key, True))
    assert "– 3" not in repr(desk.copy_for(Audience(Level.ROOM)).logs)


# ── a survey played back ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def survey(desk: Desk) -> None:
    """Two questions: one with answers of a file in two themes, one written here."""
    for key, text in (("here", "Written here?"), ("asked", "What gets in the way?")):
        desk.do(ask(desk.session, key, text))
    notes = [Written(f"answer {n}", sector="council" if n < 6 else "lived", response_no=str(n), source="imported") for n in range(9)]
    desk.do(add_notes(desk.session, "asked", notes, [f"n{n}" for n in range(9)]))
    desk.do(add_notes(desk.session, "here", [Written("said here")], ["h"]))
    for key, board, lying in (("few", "asked", ["n0"]), ("many", "asked", ["n1", "n2", "n3"]), ("other", "here", ["h"])):
        desk.do(new_theme(desk.session, key, board))
        desk.do(place(desk.session, lying, key, desk.keys(len(lying))))
        desk.do(rename_theme(desk.session, key, key.title()))


@pytest.mark.usefixtures("survey")
def test_questions_of_the_file_come_first_and_themes_by_how_often_they_were_said(desk: Desk) -> None:
    assert [p.key for p in questions(desk.session)] == ["asked", "here"]
    assert (after(desk.session, ""), after(desk.session, "asked"), after(desk.session, "here")) == ("asked", "here", "here")
    desk.put_up(Showing("playback", "", "themes", "asked"))
    (themes,) = (p for p in desk.picture().parts if isinstance(p, ThemeList))
    assert [(t.name, t.items) for t in themes.themes] == [("Many", 3), ("Few", 1)] and "answer" not in repr(desk.picture())


@pytest.mark.usefixtures("survey")
def test_small_sectors_are_told_together_or_not_at_all(desk: Desk) -> None:
    assert [(line.sector, line.answered) for line in by_sectors(desk.session)] == [("council", 6)], "three would be told"
    more = [Written(f"more {n}", sector="school", response_no=f"m{n}", source="imported") for n in range(3)]
    desk.do(add_notes(desk.session, "asked", more, desk.keys(3)))
    assert [(line.sector, line.answered) for line in by_sectors(desk.session)] == [("council", 6), ("", 6)]
    desk.put_up(Showing("who_answered", "", "sectors"))
    (grid,) = (p for p in desk.picture().parts if isinstance(p, Grid))
    assert "school" not in repr(grid) and "lived" not in repr(grid)


@pytest.mark.usefixtures("survey")
def test_a_remark_adds_corrects_or_says_too_general(desk: Desk) -> None:
    number = desk.session.get(CONTRIBUTIONS, "n0").number
    for line in ("A nobody asked carers", f"{number} = other words", f"{number} ~", "I have no letter"):
        desk.do(gallery.write(desk.session, "asked", desk.key(), line, desk.now(), general="Too general"))
    made = GALLERY_WALK.all(desk.session)
    assert [(r.sort, bool(r.about)) for r in made] == [("add", True), ("correct", True), ("too_general", True), ("add", False)]
    assert desk.session.get(CONTRIBUTIONS, "n0").too_general and desk.session.get(CONTRIBUTIONS, "n0").text == "answer 0"
    for line in ("99 = other", "99 ~", "Z ~"):
        with pytest.raises(Refused):
            gallery.write(desk.session, "asked", "k", line, "10:00")


@pytest.mark.usefixtures("survey")
def test_a_name_is_on_the_wall_only_once_its_owner_said_so(desk: Desk) -> None:
    desk.do(sign_up.write(desk.session, "asked", "one", "A @Dana a room on Fridays", desk.now()))
    desk.do(sign_up.write(desk.session, "asked", "two", "@Sam two evenings", desk.now()))
    for line in ("A @Ivo not here", "A @Dana"):
        with pytest.raises(Refused):
            sign_up.write(desk.session, "asked", "k", line, "10:00")
    desk.put_up(Showing("sign_up", "", "all"))
    assert "Dana" not in repr(desk.picture()) and [m.gaps["n"] for m in sign_up.matters(desk.session)] == [2]
    desk.do(SIGN_UP.edit(desk.session, "one", consent="yes"))
    assert "Dana Okoro" in repr(desk.picture()) and "Sam" not in repr(desk.picture())
    for said, sam_is_named in (("", Level.ROOM), ("no", Level.PRIVATE)):
        # What is said aloud is named in the room's copy; a no is kept to.
        desk.do(SIGN_UP.edit(desk.session, "two", consent=said)) if said else None
        for level in Level:
            signed = repr([log for log in desk.copy_for(Audience(level)).logs if log.log == "sign_up"])
            assert ("Dana Okoro" in signed, "Sam Reed" in signed) == (level <= Level.ROOM, level <= sam_is_named), level
    assert "Sam" not in repr(desk.picture()) and not sign_up.matters(desk.session)


def test_what_people_take_on_can_be_voted_on_and_no_commitment_is_called_a_message(desk: Desk) -> None:
    desk.do(sign_up.write(desk.session, "", "one", "@Dana a room on Fridays", desk.now()))
    desk.do(COMMITMENT.add(desk.session, "c", "A nurse in the hub", desk.now()))
    offered = {key: [c.text for c in those] for a in found() if a.candidates for key, those in a.candidates(desk.session, None).items()}
    assert (offered["sign_up"], offered["commitments"]) == (["a room on Fridays"], ["A nurse in the hub"])
    assert "A nurse in the hub" not in list(words_in(title_page(desk.copy_for(Audience(Level.ROOM)), record_kinds(found()))))


# ── the check-out, and what is asked before people leave ────────────────────────────────────────────────────────────


def test_a_veto_is_asked_about_until_its_holder_was_consulted(desk: Desk) -> None:
    desk.do(POWER.add(desk.session, "veto", "The council must ask its members", desk.now()))
    desk.do(POWER.edit(desk.session, "veto", kind="veto", held_by="Fell Council"))
    (told,) = power_matters(desk.session)
    assert told.said == "power.veto_unasked" and "council" not in repr(told.gaps).lower(), "by its number alone"
    desk.do(POWER.edit(desk.session, "veto", consulted="content"))
    assert not power_matters(desk.session)


def test_a_veto_that_its_holder_says_is_one_line(desk: Desk) -> None:
    desk.do(enlist(desk.session, [("Ann", "Fell Council", {"present": True}), ("Bob", "Fell Trust", {})], desk.keys(6)))
    desk.do(says_veto(desk.session, "v", "council: we must ask our cabinet first, by 14 May 2027", "10:30"))
    entry = POWER.all(desk.session)[-1]
    assert (entry.kind, entry.held_by, entry.statement, entry.by_when) == (
        "veto", "Fell Council", "we must ask our cabinet first", "2027-05-14",
    )  # fmt: skip
    assert (entry.said_by, entry.acknowledged) == ("holder", "yes")
    assert entry.visibility == Level.PRIVATE, "the room's once it was read back, as every other entry"
    assert [matter.gaps["day"] for matter in power_matters(desk.session)] == ["by 14 May 2027"], "they have still to ask"
    for line, key in (
        ("we must ask our cabinet", "power.whose_veto"),
        ("fell: we can block it", "core.several_bodies"),
        ("nobody: we can block it", "core.no_such_body"),
        ("table 3: we can block it", "core.no_such_body"),
        ("fell council with others: we can block it", "core.no_such_body"),
        ("council:  ", "core.blank"),
    ):
        with pytest.raises(Refused) as refused:
            says_veto(desk.session, "w", line, "10:31")
        assert refused.value.key == key


def test_an_owner_who_leaves_is_told_for_and_named_in_the_room_and_nowhere_outside(desk: Desk) -> None:
    desk.do(take_on(desk.session, "one", "One rota", desk.now(), "", owner="sam", by_when="2026-12-14"))
    desk.do(mark_present(desk.session, ["sam"], False))
    asked_for = [m for a in found() if a.matters for m in a.matters(desk.session) if m.person == "sam"]
    assert [m.said for m in asked_for] == ["actions.owner_left"]
    for level in Level:
        assert ("Sam Reed" in as_json(desk.copy_for(Audience(level))).decode()) == (level <= Level.ROOM), level
