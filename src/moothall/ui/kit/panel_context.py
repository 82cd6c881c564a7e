"""What a panel is given to work with. Holds references and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moothall.tokens import Mode

if TYPE_CHECKING:
    # For the checker alone, so that the kit loads no store.
    from moothall.desk import Desk


@dataclass(frozen=True)
class PanelContext:
    """The desk to ask, the mode the desk is dressed in, and the activities that were found."""

    desk: Desk
    mode: Mode = "light"
    activities: Sequence[Any] = ()
