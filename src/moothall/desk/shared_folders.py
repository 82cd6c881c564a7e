"""Folders that a program copies elsewhere, or that lie on another machine or a stick: told by what the system says, and by the places where
such programs keep their files. Opens no file of theirs but the settings that name their folders."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import cache
from importlib import import_module
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

_BEGIN = (
    "onedrive",
    "dropbox",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "icloud",
    "creative cloud",
    "kdrive",
    "pclouddrive",
)
"""How folders of programs that sync begin, in small letters: "OneDrive - Some Council" is one, "Nextcloud2" another."""

_CALLED = frozenset({
    "my dropbox", "my drive", "shared drives", "mega", "megasync", "megasync uploads", "box", "box sync", "box-box", "proton drive",
    "protondrive", "sync", "syncthing", "seafile", "seadrive", "pcloud drive", "pcloud", "cloudstorage", "mobile documents",
    "com~apple~clouddocs", "tresorit", "tresors", "spideroak hive", "jottacloud", "yandex.disk", "synologydrive", "resilio sync",
    "insync", "cloudstation", "magentacloud", "hidrive",
})  # fmt: skip
"""What other such folders are called, in small letters."""

_LIBRARY = re.compile(r".+ - (documents|dokumente|documentos|documenti|documenten|dokumenter|dokument)", re.I)
"""A SharePoint library as OneDrive keeps it: ~/Some Organisation/Team - Documents."""

_MARKS = (
    ".stfolder", ".stignore", ".dropbox", ".dropbox.cache", ".sync", ".owncloudsync.log", ".nextcloudsync.log", ".sync.ffs_db",
    ".seafile-data", ".849C9593-D756-4E56-8D6E-42412F2A707B",
)  # fmt: skip
"""Files that these programs leave at the top of a folder they copy, whatever that is called."""

_MOUNTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/", "/net/", "/afs/", "/Network/")
"""Where sticks, other disks and shares are mounted."""
_GVFS = re.compile(r"/run/user/\d+/gvfs/|/\.gvfs/")

_FAR = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "ncpfs", "webdav", "davfs", "davfs2", "fuse.davfs",
    "fuse.davfs2", "fuse.sshfs", "sshfs", "fuse.gvfsd-fuse", "gvfsd-fuse", "fuse.rclone", "rclone", "fuse.onedriver",
    "fuse.google-drive-ocamlfuse", "fuse.s3fs", "9p", "afs", "ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "autofs", "vboxsf",
    "fuse.vmhgfs-fuse", "drvfs", "prl_fs", "fuse.seadrive", "fuse.mountpoint-s3",
})  # fmt: skip
"""File systems that are on another machine, or that another program makes up."""


def is_shared(path: Path) -> bool:
    """Whether a file would lie in a synced, network or removable folder. It needn't be there yet."""
    text = str(path)
    parts = [part.casefold() for part in (*PurePosixPath(text).parts, *PureWindowsPath(text).parts)]
    if any(part.startswith(_BEGIN) or part in _CALLED or _LIBRARY.fullmatch(part) for part in parts[:-1]) or _is_folder_so_called(path):
        return True
    # Network shares by their two slashes; the rest by where it is mounted.
    if text.startswith((r"\\", "//", *_MOUNTS)) or _GVFS.search(text):
        return True
    return _marked(path) or _within(path, known_roots()) or file_system(path) in _FAR or _is_far_drive(text)


def _is_folder_so_called(path: Path) -> bool:
    """The last part counts where it is a folder: a session may be called Sync.moot."""
    name = path.name.casefold()
    return not path.suffix and (name.startswith(_BEGIN) or name in _CALLED or bool(_LIBRARY.fullmatch(name)))


def _marked(path: Path) -> bool:
    for folder in (path, *path.parents):
        with suppress(OSError):
            if any((folder / mark).exists() for mark in _MARKS):
                # A program's own settings lie in the account's folder, and say nothing of what is in it.
                return folder != Path.home()
    return False


def _within(path: Path, roots: tuple[Path, ...]) -> bool:
    places = {os.path.normcase(place) for place in (path, *path.parents)}
    return any(os.path.normcase(root) in places for root in roots)


@cache
def known_roots() -> tuple[Path, ...]:
    """Folders that this account's programs say they copy. Asked once: who sets one up while the app runs sees it next time."""
    found = []
    for ask in (_from_environment, _of_dropbox, _of_owncloud, _of_syncthing, _of_google, _of_onedrive):
        # Settings of other programs may be in any state; none of it is worth a word.
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, sqlite3.Error):
            found += list(ask())
    # A root that holds everything would call every folder shared.
    return tuple(root for root in found if root.is_absolute() and root not in (Path.home(), Path(root.anchor)))


def _settings() -> Path:
    """Where programs keep their settings."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _from_environment() -> Iterator[Path]:
    yield from (Path(os.environ[name]) for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial") if os.environ.get(name))


def _of_dropbox() -> Iterator[Path]:
    for base in (Path.home() / ".dropbox", _settings() / "Dropbox", Path(os.environ.get("LOCALAPPDATA") or "/") / "Dropbox"):
        if (base / "info.json").is_file():
            said = json.loads((base / "info.json").read_text(encoding="utf-8"))
            yield from (Path(account["path"]) for account in said.values())


def _of_owncloud() -> Iterator[Path]:
    for name in ("Nextcloud/nextcloud.cfg", "nextcloud/nextcloud.cfg", "ownCloud/owncloud.cfg", "owncloud/owncloud.cfg"):
        if (_settings() / name).is_file():
            said = (_settings() / name).read_text(encoding="utf-8", errors="replace")
            yield from (Path(found[1].strip()) for found in re.finditer(r"localPath=(.+)", said))


def _of_syncthing() -> Iterator[Path]:
    states = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    for base in (_settings() / "syncthing", states / "syncthing", _settings() / "Syncthing"):
        if (base / "config.xml").is_file():
            said = (base / "config.xml").read_text(encoding="utf-8", errors="replace")
            yield from (Path(found[1]).expanduser() for found in re.finditer(r'<folder\b[^>]*?\bpath="([^"]+)"', said))


def _of_google() -> Iterator[Path]:
    base = Path(os.environ.get("LOCALAPPDATA") or "/") / "Google" if sys.platform == "win32" else _settings() / "Google"
    database = base / "DriveFS" / "root_preference_sqlite.db"
    if database.is_file():
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as opened:
            yield from (Path(path) for (path,) in opened.execute("SELECT last_seen_absolute_path FROM roots"))


def _of_onedrive() -> Iterator[Path]:
    if os.name != "nt":
        return
    # By its name, for no other system has it.
    winreg: Any = import_module("winreg")
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\SyncEngines\Providers\OneDrive") as providers:
        for number in range(winreg.QueryInfoKey(providers)[0]):
            with winreg.OpenKey(providers, winreg.EnumKey(providers, number)) as one:
                yield Path(winreg.QueryValueEx(one, "MountPoint")[0])


def file_system(path: Path, table: Path = Path("/proc/self/mounts")) -> str:
    """What kind of file system a place is on, as Linux says; nothing elsewhere."""
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        _, where, sort, *_ = (*line.split(" "), "", "")
        # Spaces in names are written as \040.
        where = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), where)
        if (str(path) == where or str(path).startswith(where.rstrip("/") + "/")) and len(where) >= len(best):
            best, kind = where, sort
    return kind


def _is_far_drive(text: str) -> bool:
    """Windows says of a drive's letter whether it is a stick (2) or a share (4)."""
    if os.name != "nt" or not re.match("[A-Za-z]:", text):
        return False
    windows: Any = import_module("ctypes")
    return windows.windll.kernel32.GetDriveTypeW(text[:2] + "\\") in (2, 4)
