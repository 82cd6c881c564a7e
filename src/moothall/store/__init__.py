"""The .moot file: one SQLite database, one connection, every act one durable transaction.

Loaded part by part: who only wants the sentence for a full disk needs no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from moothall.store.history_rows import HistoryLine
    from moothall.store.integrity import Finding, check
    from moothall.store.opening import Schema, create, open_store, read_store
    from moothall.store.store import Store

__all__ = ["Finding", "HistoryLine", "Schema", "Store", "check", "create", "open_store", "read_store"]

_FROM = {
    "Finding": "integrity", "HistoryLine": "history_rows", "Schema": "opening", "Store": "store", "check": "integrity",
    "create": "opening", "open_store": "opening", "read_store": "opening",
}  # fmt: skip
"""The module each name comes from, once somebody asks for it."""


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
