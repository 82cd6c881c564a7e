"""Whatever tool, language and layout: nobody's name comes in, and no question is lost without a word. Exports made at random."""

from __future__ import annotations

import pytest

from moothall.core.errors import Trouble
from tests.imports.incoming import file_of, read
from tests.imports.survey_exports import made
from tests.trials import many

pytestmark = pytest.mark.trial
TIMES = many(120, 3000)


def _told(batch) -> str:
    return " ".join(str(part) for remark in batch.remarks for part in remark.facts.values())


def test_no_cell_about_a_person_ever_comes_in(tmp_path):
    leaks, lost, unread, questions = [], [], 0, 0
    for seed in range(TIMES):
        export = made(seed)
        path = file_of(tmp_path, export.file, export.name)
        try:
            batch = read(path, format="survey")
        except Trouble as trouble:
            # Nothing that could be told for certain: the sentence names the columns.
            lost += [(seed, name) for name in export.asked if name[:40] not in str(trouble.facts["columns"])]
            unread, questions = unread + len(export.written), questions + len(export.written)
            continue
        held = {note.text for note in batch.notes} | {note.question for note in batch.notes} | {note.theme for note in batch.notes}
        held |= {option.text for vote in batch.votes for option in vote.options} | {vote.question for vote in batch.votes}
        leaks += [(seed, cell) for cell in held & export.personal]
        boards = {note.question for note in batch.notes}
        columns = {column.name: column for column in batch.columns}
        lost += [(seed, name) for name in export.asked if name not in columns or not (columns[name].field or columns[name].why)]
        unread += len([name for name in export.written if name not in boards])
        questions += len(export.written)
    assert not leaks, leaks[:10]
    assert not lost, lost[:10]
    # Asking about everything would leak nothing and be of no use: what was written comes in, but for most of what speaks of a person.
    assert unread <= questions * 0.06, f"{unread} of {questions} questions were not read"
