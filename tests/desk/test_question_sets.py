"""Built-in question sets: whole, plain, and put on the agenda in one act."""

from __future__ import annotations

from pathlib import Path

from moothall.activities import found
from moothall.core.agenda import agenda
from moothall.core.prompts import prompts
from moothall.desk.question_sets import ask_all, question_sets
from moothall.desk.sessions import new_session


def test_the_system_as_it_is_and_could_be_has_four_questions_each_with_its_definition() -> None:
    system = next(s for s in question_sets() if s.title == "The system as it is and could be")
    assert len(system.questions) == 4
    assert all(q.text.strip() and q.definition.strip() and "\n" not in q.definition and q.minutes > 0 for q in system.questions)


def test_a_set_is_one_act_at_the_end_of_the_agenda(tmp_path: Path) -> None:
    desk = new_session(tmp_path / "a.moot", found(), template="shared-purpose")
    try:
        before, asked = len(agenda(desk.session)), len(prompts(desk.session))
        chosen = question_sets()[0]
        desk.do(ask_all(desk.session, chosen, desk.keys(8), "capture"))
        new = agenda(desk.session)[before:]
        assert [(i.title, i.activity) for i in new] == [(q.title, "capture") for q in chosen.questions]
        assert [p.text for p in prompts(desk.session)[asked:]] == [q.text for q in chosen.questions]
        assert [i.prompt for i in new] == [p.key for p in prompts(desk.session)[asked:]]
        desk.undo()
        assert (len(agenda(desk.session)), len(prompts(desk.session))) == (before, asked)
    finally:
        desk.close()
