"""What the desk tells everyone after a change: what was touched, never what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from moothall.core.model import Change, Table


@dataclass(frozen=True, slots=True)
class News:
    """One act, done. `by` is whoever asked, so that a view may skip its own echo; `votes` are votes and rounds of forms whose ballots
    changed (never the ballots); `shared_screen` says that what the room sees was chosen anew; `undone` that the act was taken back.
    """

    revision: int
    name: str = ""
    about: str = ""
    changes: tuple[Change, ...] = ()
    by: object = None
    votes: frozenset[str] = frozenset()
    shared_screen: bool = False
    undone: bool = False

    def touches(self, *tables: Table) -> bool:  # type: ignore[type-arg]  # any table will do
        names = {t.name for t in tables}
        return any(c.table in names for c in self.changes)

    @property
    def is_large(self) -> bool:
        """Redraw everything once rather than each record in turn."""
        # 500 records, as `LONG` in pending_act: so large an act is an import, or its undo.
        return len(self.changes) > 500


Listener = Callable[[News], None]


def tell_all(listeners: Iterable[Listener], news: News) -> None:
    """The act is done, so that everyone hears of it; a listener's mistake is a bug of ours and then is loud: the first is raised."""
    # Only the first, since the others are most likely its consequences.
    mishaps = [mishap for listener in listeners if (mishap := _heard(listener, news))]
    if mishaps:
        raise mishaps[0]


def _heard(listener: Listener, news: News) -> Exception | None:
    """One listener's mistake must not keep the news from the others."""
    try:
        listener(news)
    except Exception as mishap:
        return mishap
    return None
