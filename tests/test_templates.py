"""The built-in workshop designs: they add up, they read well, and each one makes a session."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.agenda import agenda, planned_minutes, planned_starts
from moothall.core.errors import Refused
from moothall.core.prompts import PROMPTS
from moothall.core.session_details import CONFIDENTIALITY, details_of
from moothall.desk.own_templates import template_named
from moothall.desk.sessions import PLAIN, new_session
from moothall.desk.workshop_templates import WorkshopTemplate, templates

MINUTES = {"shared-purpose": 210, "power-and-conflict": 240, "pulse-review": 120, "vision-to-change": 390, "survey-playback": 90}
PEOPLE = [(18, 48), (8, 24), (8, 30), (24, 60), (12, 60)]
FACTORS = {"purpose", "contact", "conflict", "altruism", "long-term"}
LONGEST_PROMPT = 120
"""Characters that fit the wall in four lines of 116 pixels."""

AMERICAN = re.compile(
    r"\b(\w*(organiz|prioritiz|recogniz|summariz|analyz|realiz)\w*|colors?|behaviors?|centers?|programs?|labor|favor\w*|honor\w*|gotten)\b",
    re.IGNORECASE,
)
EVERY = pytest.mark.parametrize("template", templates(), ids=lambda t: t.key)


def texts(template: WorkshopTemplate) -> Iterator[str]:
    """Everything a person may read."""
    yield from (template.title, template.purpose, template.methods, template.outcome, *template.materials)
    for item in template.items:
        yield from (item.title, item.script, item.materials, item.fallback)
        yield from (t for t in (item.prompt, item.definition) if item.prompt)


def shingles(text: str, words: int = 8) -> set[tuple[str, ...]]:
    """Every run of this many words, without marks or capitals."""
    said = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    return {tuple(said[n : n + words]) for n in range(len(said) - words + 1)}


def test_five_designs_in_the_order_of_the_start_screen() -> None:
    assert {t.key: t.minutes for t in templates()} == MINUTES
    assert [t.key for t in templates()] == list(MINUTES)
    assert [t.position for t in templates()] == [1, 2, 3, 4, 5]
    assert [t.people for t in templates()] == PEOPLE


@EVERY
def test_every_text_says_something(template: WorkshopTemplate) -> None:
    assert all(text.strip() == text and text for text in texts(template))
    assert template.materials
    assert all(bool(item.prompt) == bool(item.definition) for item in template.items)
    assert all(2 <= len(re.findall(r"[.?!](?:\s|$)", item.script)) <= 5 for item in template.items)


@EVERY
def test_prompts_fit_the_wall(template: WorkshopTemplate) -> None:
    assert [i.prompt for i in template.items if len(i.prompt) > LONGEST_PROMPT] == []


@EVERY
def test_facts_are_sound(template: WorkshopTemplate) -> None:
    assert template.confidentiality in CONFIDENTIALITY
    assert re.fullmatch(r"[01]\d:[0-5]\d", template.start)
    assert all(item.minutes > 0 for item in template.items)
    covered = {f for item in template.items for f in item.factors}
    assert covered == FACTORS


@EVERY
def test_what_matters_at_the_end_is_never_dropped(template: WorkshopTemplate) -> None:
    """The last two items are what people take home: recovering time must not take them."""
    assert [i.drop_order for i in template.items[-2:]] in ([0, 0], [0])
    orders = [i.drop_order for i in template.items if i.drop_order]
    assert sorted(orders) == list(range(1, len(orders) + 1))


@EVERY
def test_items_of_a_board_ask_one_question(template: WorkshopTemplate) -> None:
    for board in {i.board for i in template.items if i.board}:
        sharing = [i for i in template.items if i.board == board]
        assert len(sharing) > 1
        assert sharing[0].prompt
        assert not any(i.prompt for i in sharing[1:])


@EVERY
def test_makes_a_session_with_that_agenda(template: WorkshopTemplate, tmp_path: Path) -> None:
    desk = new_session(tmp_path / "x.moot", found(), template.key, date="2026-11-05")
    try:
        items = agenda(desk.session)
        known = {a.key for a in found()}
        assert [(i.title, i.minutes, i.wanted, i.script) for i in items] == [
            (i.title, i.minutes, i.activity, i.script) for i in template.items
        ]
        assert [i.activity for i in items] == [i.activity if i.activity in known else PLAIN for i in template.items]
        assert planned_minutes(desk.session) == MINUTES[template.key]
        assert planned_starts(desk.session)[items[0].key] == template.start
        assert details_of(desk.session).template == template.key
        asked = {i.prompt for i in items if i.prompt}
        assert {desk.session.get(PROMPTS, p).text for p in asked} == {i.prompt for i in template.items if i.prompt}
    finally:
        desk.close()


def test_notes_flow_from_capture_to_the_vote(tmp_path: Path) -> None:
    desk = new_session(tmp_path / "x.moot", found(), "shared-purpose", date="2026-11-05")
    try:
        boards = {i.wanted: i.prompt for i in agenda(desk.session)}
        assert boards["capture"]
        assert boards["capture"] == boards["cluster"] == boards["dot_vote"]
    finally:
        desk.close()


@EVERY
def test_spelling_is_british(template: WorkshopTemplate) -> None:
    assert [found.group() for text in texts(template) if (found := AMERICAN.search(text))] == []


def test_wording_is_our_own(shared: Path) -> None:
    """No run of eight words from the reports the designs were learnt from."""
    sources = [f.read_text(encoding="utf-8") for f in sorted((shared.parent / "sources").glob("*.txt"))]
    if not sources:
        pytest.skip("the reports are not here")
    theirs = set().union(*map(shingles, sources))
    assert len(theirs) > 10_000
    ours = {" ".join(s) for t in templates() for text in texts(t) for s in shingles(text) & theirs}
    assert ours == set()


def test_an_unknown_template_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused) as refusal:
        template_named("nonesuch", found())
    assert all(key in str(refusal.value.facts["templates"]) for key in MINUTES)
