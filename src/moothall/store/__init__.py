"""The .moot file: one SQLite database, one connection, every act one durable transaction."""

from moothall.store.history_rows import HistoryLine
from moothall.store.integrity import Finding, check
from moothall.store.opening import Schema, create, open_store, read_store
from moothall.store.store import Store

__all__ = ["Finding", "HistoryLine", "Schema", "Store", "check", "create", "open_store", "read_store"]
