"""The desk: every change goes through it. Mouse, keyboard, import and command line all ask it.

Loaded part by part: the first window wants the settings and nothing that a session needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from moothall.desk.desk import Desk
    from moothall.desk.news import News
    from moothall.desk.reader import Reader

__all__ = ["Desk", "News", "Reader"]

_FROM = {"Desk": "desk", "News": "news", "Reader": "reader"}
"""The module each name comes from, once somebody asks for it."""


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
