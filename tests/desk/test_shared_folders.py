"""A session in a folder that is synced, shared or removable is told, whatever that folder is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.desk import shared_folders
from moothall.desk.paths import data_folder, stands_apart


@pytest.mark.parametrize(
    "folder",
    [
        "/srv/u/Library/Mobile Documents/com~apple~CloudDocs",
        "/srv/u/Library/CloudStorage/ProtonDrive-u@example",
        "/run/user/1000/gvfs/sftp:host=h",
        "/srv/u/ownCloud",
        "/srv/u/Nextcloud2/work",
        "/srv/u/Seafile/x",
        "/srv/u/pCloudDrive",
        "/srv/u/MEGA",
        "/srv/u/Proton Drive/My files",
        "/srv/u/Sync",
        "/srv/u/Syncthing/a",
        "/srv/u/kDrive",
        "/srv/u/Box",
        "/srv/u/My Dropbox",
        "G:/My Drive/a",
        "/net/nas/x",
        "/srv/u/OneDrive - A Council",
        "/srv/u/An Org/Leads - Documents",
        "/media/u/STICK",
        "//server/share",
        r"\\server\share",
        "/srv/u/Google Drive/x",
    ],
)
def test_by_where_programs_keep_their_folders(folder):
    assert stands_apart(Path(f"{folder}/x.moot"))


@pytest.mark.parametrize("folder", ["/srv/u/Boxes", "/srv/u/Synchrony", "/srv/u/Documents", "/srv/u/Megan - notes", "/srv/u/My drives"])
def test_ordinary_folders_are_not(folder):
    assert not stands_apart(Path(f"{folder}/Sync.moot"))
    assert not stands_apart(data_folder() / "x.moot")


def test_by_what_a_program_leaves_or_says(tmp_path, monkeypatch):
    (tmp_path / "plain" / "deep").mkdir(parents=True)
    assert not stands_apart(tmp_path / "plain" / "deep" / "x.moot")
    (tmp_path / "plain" / ".stfolder").mkdir()
    assert stands_apart(tmp_path / "plain" / "deep" / "x.moot")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "Nextcloud").mkdir(parents=True)
    (tmp_path / "config" / "Nextcloud" / "nextcloud.cfg").write_text(f"[Accounts]\n0\\Folders\\1\\localPath={tmp_path / 'kept'}/\n")
    shared_folders.known_roots.cache_clear()
    try:
        assert stands_apart(tmp_path / "kept" / "x.moot") and not stands_apart(tmp_path / "other" / "x.moot")
    finally:
        shared_folders.known_roots.cache_clear()


def test_by_the_file_system(tmp_path):
    table = tmp_path / "mounts"
    table.write_text("/dev/a / ext4 rw 0 0\nnas:/x /srv/our\\040share nfs4 rw 0 0\nhost: /srv/u/far fuse.sshfs rw 0 0\n")
    assert shared_folders.file_system(Path("/srv/our share/a/x.moot"), table) == "nfs4"
    assert shared_folders.file_system(Path("/srv/u/far/x.moot"), table) == "fuse.sshfs"
    assert shared_folders.file_system(Path("/srv/u/x.moot"), table) == "ext4"
