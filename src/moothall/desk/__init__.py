"""The one door for every change. Mouse, keyboard, import and command line all ask the desk."""

from moothall.desk.desk import Desk
from moothall.desk.news import News
from moothall.desk.reading import Reader

__all__ = ["Desk", "News", "Reader"]
