"""The operating system's own file choosers: the only windows that stand in front of the desk. Opens and writes nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from moothall.desk.paths import free_name
from moothall.desk.settings import load_settings
from moothall.words import say

SUFFIX = ".moot"
DESIGN = ".toml"


def documents_folder() -> Path:
    """Where files that leave are offered to go first: the preferred place, else the documents; never among the private sessions."""
    preferred = Path(load_settings().files_folder)
    if preferred.is_absolute() and preferred.is_dir():
        return preferred
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()


def ask_for_session(parent: QWidget, folder: Path) -> Path | None:
    """A session to open, or None."""
    # The start screen doesn't wait for the store.
    from moothall.store.phrase_lock import SUFFIX as LOCKED

    kinds = f"{say('window.session_files')} (*{SUFFIX} *{LOCKED});;{say('window.all_files')} (*)"
    name, _ = QFileDialog.getOpenFileName(parent, say("window.open_title"), str(folder), kinds)
    return Path(name) if name else None


def ask_for_file(parent: QWidget, folder: Path) -> Path | None:
    """A file to bring in, of any kind, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, say("bring.choose_title"), str(folder), f"{say('window.all_files')} (*)")
    return Path(name) if name else None


def ask_for_copy(parent: QWidget, of: Path) -> Path | None:
    """Where a second file of the session should go, or None. Ends in .moot whatever was typed."""
    kinds = f"{say('window.session_files')} (*{SUFFIX})"
    offered = free_name(of.parent, say("window.copy_name", name=of.stem))
    name, _ = QFileDialog.getSaveFileName(parent, say("window.copy_title"), str(offered), kinds)
    if not name:
        return None
    path = Path(name)
    # Added and not put in place of another: "Plan v1.2" has no ending to lose.
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def ask_for_folder(parent: QWidget, folder: Path) -> Path | None:
    """A folder for files that leave, or None."""
    name = QFileDialog.getExistingDirectory(parent, say("window.folder_title"), str(folder))
    return Path(name) if name else None


def ask_for_design(parent: QWidget, title: str) -> Path | None:
    """Where a design goes as a file, or None. Ends in .toml whatever was typed."""
    offered = free_name(Path.home(), title, DESIGN)
    name, _ = QFileDialog.getSaveFileName(parent, say("window.design_share"), str(offered), f"{say('window.design_files')} (*{DESIGN})")
    if not name:
        return None
    path = Path(name)
    return path if path.suffix == DESIGN else path.with_name(path.name + DESIGN)


def ask_for_design_to_open(parent: QWidget) -> Path | None:
    """A design that somebody sent, or None."""
    kinds = f"{say('window.design_files')} (*{DESIGN})"
    name, _ = QFileDialog.getOpenFileName(parent, say("start.design_bring"), str(Path.home()), kinds)
    return Path(name) if name else None


def ask_where_preferences_go(parent: QWidget) -> Path | None:
    """A file for another laptop, or None. Ends in .json whatever was typed."""
    offered = free_name(Path.home(), say("preferences.file_name"), ".json")
    name, _ = QFileDialog.getSaveFileName(parent, say("preferences.to_file"), str(offered), "JSON (*.json)")
    if not name:
        return None
    path = Path(name)
    return path if path.suffix == ".json" else path.with_name(path.name + ".json")


def ask_for_preferences(parent: QWidget) -> Path | None:
    """Another laptop's file, or None."""
    name, _ = QFileDialog.getOpenFileName(
        parent, say("preferences.from_file"), str(Path.home()), f"JSON (*.json);;{say('window.all_files')} (*)"
    )
    return Path(name) if name else None
