"""Phrases, and files that aren't what they say. Locking and opening are tried at both doors, in `tests/cli` and on the start screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.core.errors import Expected
from moothall.store.phrase_lock import is_locked, lock, phrases_agree, unlock


def test_a_phrase_typed_twice() -> None:
    assert phrases_agree("", "") == phrases_agree("  ", "  ") == "lock.no_phrase"
    assert phrases_agree("seven77", "seven77") == "lock.short_phrase"
    assert phrases_agree("a long phrase", "a long Phrase") == "lock.not_the_same"
    # Two keyboards' way of one letter, and a space that nobody sees.
    assert phrases_agree("caf\u00e9 au lait", "cafe\u0301 au lait ") == ""


def test_nothing_is_locked_without_a_phrase() -> None:
    with pytest.raises(Expected, match="no_phrase"):
        lock(b"", "  ")


def test_a_file_that_is_none_of_ours_leaves_nothing_behind(tmp_path: Path) -> None:
    cut = tmp_path / "cut.moot.age"
    cut.write_bytes(b"age-encryption.org/v1\n-> scrypt OCGP")
    plain = tmp_path / "plain.moot.age"
    plain.write_bytes(b"SQLite format 3\0")
    assert is_locked(cut) and not is_locked(plain) and not is_locked(tmp_path) and not is_locked(tmp_path / "none")
    for file, key in ((cut, "lock.damaged"), (plain, "lock.damaged"), (tmp_path / "none", "store.gone")):
        with pytest.raises(Expected) as refused:
            unlock(file, "a long phrase", tmp_path / "out.moot")
        assert refused.value.key == key
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cut.moot.age", "plain.moot.age"]
