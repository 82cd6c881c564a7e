"""The JSON of a session keeps to its published schema, and comes back by import as far as its level holds."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from moothall.core.levels import Level
from moothall.exports.json_copy import as_json
from tests.exports.sessions import Made, fixed
from tests.house import HERE

SCHEMA = Draft202012Validator(json.loads((HERE / "docs" / "session-copy.schema.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("level", Level)
def test_every_copy_keeps_to_the_schema(level: Level) -> None:
    made = fixed()
    made.orders("Which first?", ["One", "Two", "Three"], [("12", 5), ("213", 4), ("3", 4)])
    for copy in (made.copy(level, party="Nobody"), Made("Empty").copy(level)):
        wrong = [f"{list(error.path)}: {error.message}" for error in SCHEMA.iter_errors(json.loads(as_json(copy)))]
        assert not wrong


def test_the_schema_refuses_what_nobody_published() -> None:
    content = json.loads(as_json(fixed().copy()))
    assert not SCHEMA.is_valid(content | {"cards": []})
    assert not SCHEMA.is_valid(content | {"contributions": [{"text": "no number"}]})
