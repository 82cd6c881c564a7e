"""What the reader's process does with a file once its limits are set: looks at it, or reads it whole. Called nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from moothall.imports.choices import choices_of
from moothall.imports.looking import look_here
from moothall.imports.plain import messages_of, plain_look
from moothall.imports.recognise import read_here

Tell = Callable[[str, Any], None]


def answer(job: str, source: Path | str, chosen: dict[str, Any], tell: Tell) -> None:
    """Do the job and tell what came of it, piece by piece."""
    choices = choices_of(chosen)
    if job == "look":
        tell("look", plain_look(look_here(source, choices)))
        return
    batch = read_here(source, choices, lambda rows: tell("rows", rows))
    for name, piece in messages_of(batch):
        tell(name, piece)
