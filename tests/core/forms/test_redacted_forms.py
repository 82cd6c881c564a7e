"""How far what may be shown goes: organisations, groups, small numbers and words at each level."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from moothall.core.forms.definition import AnswerScale, as_text
from moothall.core.forms.filled_sheets import FilledSheet, answer, units
from moothall.core.forms.form_rounds import ROUNDS, FormRound, draft_round, form_asked
from moothall.core.forms.redacted_forms import FormCopy, Forms, form_copies
from moothall.core.forms.shown import what_may_be_shown
from moothall.core.levels import Level
from moothall.core.model import Session, Step, added
from moothall.core.people import ORGANISATIONS, Organisation
from moothall.core.session_details import SESSION_DETAILS, SessionDetails
from moothall.core.session_tables import CORE_TABLES
from tests.core.forms.instruments import BODIES, EVERY_SORT, PULSE

FORM = replace(EVERY_SORT, questions=(*EVERY_SORT.questions[:1], *PULSE.questions))


def session(confidentiality: str = "non-attributed", floor: int = 5) -> Session:
    made = Session(CORE_TABLES)
    facts = SessionDetails(key="session", title="A day", date="2026-12-01", confidentiality=confidentiality)
    bodies = json.dumps([[b.key, b.name] for b in BODIES])
    round_ = FormRound("r", "f", "Form", 0, asked=as_text(FORM), bodies=bodies, state="revealed", filled=12, floor=floor)
    made.apply(Step("step.begin", (added(SESSION_DETAILS, facts), added(ROUNDS, round_))))
    return made


def copy_at(level: Level, confidentiality: str = "non-attributed", floor: int = 5, wordless: bool = False) -> FormCopy:
    asked = {unit.key: unit for unit in units(FORM, BODIES)}
    sheets = [
        FilledSheet(
            {
                **answer(asked["each/formal/Harbour"], 3), **answer(asked["one"], n % 2 + 1), **answer(asked["group"], n % 2),
                **(answer(asked["two"], 4) if n < 4 else {}),
            },
            {"open": "Harbour said so"},
        )
        for n in range(12)
    ]  # fmt: skip
    shown = what_may_be_shown(FORM, BODIES, sheets, floor)
    (copy,) = form_copies(session(confidentiality, floor), Forms({"r": shown}, {"r": 12}), level, str.upper, wordless=wordless)
    return copy


def about(copy: FormCopy) -> dict[str, object]:
    return {answered.key: answered.n for answered in copy.answered}


@pytest.mark.parametrize(("level", "confidentiality", "named"), [
    (Level.PRIVATE, "non-attributed", True), (Level.ROOM, "non-attributed", False), (Level.ROOM, "open", True),
    (Level.OUTSIDE, "open", False), (Level.COUNT, "open", False),
])  # fmt: skip
def test_organisations_are_rated_only_where_a_copy_names_them(level: Level, confidentiality: str, named: bool) -> None:
    copy = copy_at(level, confidentiality)
    assert any("HARBOUR" in key for key in about(copy)) == named
    assert ("organisations" in copy.kept_back) != named


def test_groups_and_signatures_stay_in_the_room() -> None:
    assert [name for name, _ in copy_at(Level.ROOM).groups] == ["LOCAL", "NHS"]
    assert not copy_at(Level.OUTSIDE).groups
    assert all(not answered.groups for answered in copy_at(Level.OUTSIDE).answered)


def test_outside_nothing_of_fewer_than_five_is_told_whatever_the_floor() -> None:
    assert about(copy_at(Level.ROOM, floor=3))["TWO"] == 4
    assert about(copy_at(Level.OUTSIDE, floor=3))["TWO"] is None
    assert about(copy_at(Level.ROOM, floor=5))["TWO"] is None


def test_words_are_covered_and_a_board_gets_none() -> None:
    assert copy_at(Level.OUTSIDE).written[0].lines == ("HARBOUR SAID SO",) * 12
    assert not copy_at(Level.COUNT).written and not copy_at(Level.OUTSIDE, wordless=True).written
    assert "words" in copy_at(Level.COUNT).kept_back


def test_a_closed_round_tells_its_turnout_alone() -> None:
    made = session()
    round_ = made.get(ROUNDS, "r")
    made.apply(Step("step.begin", (added(ROUNDS, replace(round_, state="closed")),)))
    shown = what_may_be_shown(FORM, BODIES, [], 5)
    (copy,) = form_copies(made, Forms({"r": shown}, {"r": 12}), Level.PRIVATE, str, wordless=False)
    assert (copy.filled, copy.answered, copy.written, copy.revealed) == (12, (), (), False)


def test_a_signed_form_is_signed_with_what_the_session_has() -> None:
    made = session()
    made.apply(Step("step.begin", tuple(added(ORGANISATIONS, Organisation(b.key, b.name, "", n)) for n, b in enumerate(BODIES))))
    step = draft_round(made, "s", replace(PULSE, signed="partner"))
    group = form_asked(step.changes[0].after).group
    assert group is not None and [(c.key, c.words) for c in group.choices] == [("a", "Harbour"), ("b", "Council"), ("c", "Hospitals")]


def test_another_word_is_another_wording_and_a_translation_is_not() -> None:
    one = PULSE.questions[0]
    assert replace(PULSE, questions=(replace(one, words="One more?"), *PULSE.questions[1:])).wording != PULSE.wording
    assert replace(PULSE, questions=(replace(one, scale=AnswerScale(1, 5)), *PULSE.questions[1:])).wording != PULSE.wording
    assert replace(PULSE, title="Puls", lead="Anders").wording == PULSE.wording
