"""The Debian package on systems that have nothing: Debian 12 and 13, unpacked anew. Long, needs an administrator and a network.

./run installer deb && sudo ./run trials tests/installer
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.sample import SESSION, build
from tests.trials import many

PACKAGES = Path(__file__).parents[2] / "dist" / "packages"
OLD = Path(__file__).parents[1] / "old_files"

pytestmark = [
    pytest.mark.trial,
    pytest.mark.skipif(not many(0, 1), reason="only in the long form: ./run trials"),
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only an administrator makes a system"),
    pytest.mark.skipif(not shutil.which("debootstrap"), reason="debootstrap is not here"),
]


class System:
    """A system in a folder, and an administrator's and a person's hands in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def admin(self, *words: str) -> str:
        return self._run("/usr/sbin/chroot", self.root, "env", "DEBIAN_FRONTEND=noninteractive", "HOME=/root", *words)

    def person(self, *words: str) -> str:
        place = ["env", "HOME=/srv/ada", "QT_QPA_PLATFORM=offscreen", "LANG=C.UTF-8"]
        return self._run("/usr/sbin/chroot", "--userspec=ada:ada", self.root, *place, *words)

    def _run(self, *words: str | Path) -> str:
        done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout


@pytest.fixture(params=["bookworm", "trixie"])
def system(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    made = next(iter(sorted(PACKAGES.glob("*.deb"))), None)
    if made is None:
        pytest.skip("no package was made yet: ./run installer deb")
    root = tmp_path_factory.mktemp(request.param)
    subprocess.run(["debootstrap", "--variant=minbase", request.param, root], check=True, stdout=subprocess.DEVNULL)
    for name in ("proc", "dev"):
        subprocess.run(["mount", "--bind", f"/{name}", root / name], check=True)
    shutil.copy(made, root / "moothall.deb")
    shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
    try:
        system = System(root)
        system.admin("useradd", "--create-home", "--home-dir", "/srv/ada", "ada")
        yield system
    finally:
        for name in ("proc", "dev"):
            subprocess.run(["umount", root / name], check=True)


def test_it_installs_runs_upgrades_and_goes(system: System, tmp_path: Path) -> None:
    home = system.root / "srv" / "ada"
    system.admin("apt-get", "-qq", "update")
    system.admin("apt-get", "-qq", "install", "--yes", "--no-install-recommends", "/moothall.deb")
    system.person("moothall", "demo", "/srv/ada/demo")
    system.person("moothall", "check", f"/srv/ada/demo/{SESSION}")
    for old in sorted(OLD.glob("*.moot")):
        shutil.copy(old, home / "old.moot")
        system.admin("chown", "ada:ada", "/srv/ada/old.moot")
        system.person("moothall", "check", "/srv/ada/old.moot")
    # The window stays up, and lets go of the file when it is told to end.
    system.person("sh", "-c", f"timeout 15 moothall /srv/ada/demo/{SESSION}; test $? = 124 -o $? = 0")
    system.person("moothall", "check", f"/srv/ada/demo/{SESSION}")
    # The same package again is an upgrade to dpkg, and what was made before opens after it.
    system.admin("apt-get", "-qq", "install", "--yes", "--reinstall", "/moothall.deb")
    system.person("moothall", "check", f"/srv/ada/demo/{SESSION}")
    system.admin("apt-get", "-qq", "remove", "--yes", "moothall")
    assert not (system.root / "opt" / "moothall").exists() and not (system.root / "usr" / "bin" / "moothall").is_symlink()
    build(tmp_path / "made here", found())
    assert sorted(path.name for path in (home / "demo").iterdir()) == sorted(path.name for path in (tmp_path / "made here").iterdir())
