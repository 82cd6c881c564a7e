"""What people install, made of a stand-in for the frozen folder: quick, and everything about it is real but the app."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import moothall
from moothall.ui.old_version import clear_old_version
from tests.trials import many

HERE = Path(__file__).parents[2]
ID = "org.moothall.Moothall"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux")


@pytest.fixture(scope="module")
def package() -> ModuleType:
    spec = spec_from_file_location("package", HERE / "installer" / "package.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder that looks like the frozen app and says which version it is."""
    folder = tmp_path / "frozen" / "moothall"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "a library.so").write_bytes(os.urandom(5000))
    _be_version(folder, "1")
    return folder


def _be_version(folder: Path, number: str) -> None:
    (folder / "moothall").write_text(f"#!/bin/sh\necho Moothall {number}\n", encoding="utf-8")
    (folder / "moothall").chmod(0o755)


def test_the_frozen_folder_has_what_lies_beside_the_code() -> None:
    """A folder's sentences were left out once, and the frozen app fell over where the checkout didn't."""
    beside = {path.suffix for path in (HERE / "src" / "moothall").rglob("*") if path.is_file()} - {".py", ".pyc"}
    recipe = (HERE / "installer" / "moothall.spec").read_text(encoding="utf-8")
    (collected,) = re.findall(r'collect_data_files\("moothall", includes=\["\*\*/\*(\.\w+)"\]\)', recipe)
    assert beside == {collected}


def tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not here")
    return found


# ── Linux, for one account ──────────────────────────────────────────────────────────────────────────────────────────


def _unpacked(package: ModuleType, frozen: Path, to: Path) -> Path:
    to.mkdir()
    with tarfile.open(package.archive(frozen, to)) as tar:
        tar.extractall(to, filter="data")
    return next(path for path in to.iterdir() if path.is_dir())


def _install(copy: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    surroundings = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(["sh", copy / "install.sh", *words], env=surroundings, cwd="/", capture_output=True, text=True, check=False)


@LINUX
def test_one_account_installs_updates_and_removes_it(package: ModuleType, frozen: Path, tmp_path: Path) -> None:
    home = tmp_path / "a home 100% of $mine"
    first = _unpacked(package, frozen, tmp_path / "first")
    done = _install(first, home)
    assert done.returncode == 0 and "Moothall 1 is installed" in done.stdout, done.stderr
    here = home / ".local" / "share"
    entry = (here / "applications" / f"{ID}.desktop").read_text(encoding="utf-8")
    assert "Exec=" in entry and entry.count(" %f") == 1 and "100%% of \\\\$mine" in entry
    assert subprocess.run([home / ".local" / "bin" / "moothall"], capture_output=True, text=True, check=True).stdout == "Moothall 1\n"
    sessions = here / "Moothall" / "sessions"
    sessions.mkdir(parents=True)
    (sessions / "mine.moot").write_bytes(b"work")

    _be_version(frozen, "2")
    newer = _unpacked(package, frozen, tmp_path / "newer")
    assert _install(newer, home).returncode == 0
    assert subprocess.run([home / ".local" / "bin" / "moothall"], capture_output=True, text=True, check=True).stdout == "Moothall 2\n"
    assert (here / "moothall-app.old" / "moothall").read_text(encoding="utf-8").endswith("Moothall 1\n"), "kept until the new one opened"

    assert _install(newer, home, "--remove").returncode == 0
    left = [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file() and "/mime/" not in path.as_posix()]
    assert [name for name in left if not name.endswith("mimeinfo.cache")] == [".local/share/Moothall/sessions/mine.moot"]


@LINUX
@pytest.mark.parametrize("harm", ["a byte", "a file gone", "does not run", "no sums"])
def test_a_copy_that_is_not_whole_changes_nothing(package: ModuleType, frozen: Path, tmp_path: Path, harm: str) -> None:
    home = tmp_path / "home"
    copy = _unpacked(package, frozen, tmp_path / "copy")
    assert _install(copy, home).returncode == 0
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    library = copy / "moothall" / "_internal" / "a library.so"
    if harm == "a byte":
        library.write_bytes(b"\0" + library.read_bytes()[1:])
    elif harm == "a file gone":
        library.unlink()
    elif harm == "no sums":
        (copy / "SHA256SUMS").unlink()
    else:
        (frozen / "moothall").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        copy = _unpacked(package, frozen, tmp_path / "broken")
    done = _install(copy, home)
    assert done.returncode == 1 and "Nothing was changed" in done.stderr
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_the_old_version_goes_once_the_new_one_has_opened(tmp_path: Path) -> None:
    for name in ("app", "app.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "moothall").touch()
    clear_old_version()
    assert (tmp_path / "app.old").exists(), "nothing is installed: a checkout runs"
    clear_old_version(tmp_path / "app" / "moothall")
    _wait_for_threads()
    assert [path.name for path in tmp_path.iterdir()] == ["app"]
    (tmp_path / "app.old").mkdir()
    (tmp_path / "app.old" / "my notes.txt").touch()
    clear_old_version(tmp_path / "app" / "moothall")
    _wait_for_threads()
    assert (tmp_path / "app.old" / "my notes.txt").exists()


def _wait_for_threads() -> None:
    import threading

    for thread in threading.enumerate():
        if thread.name == "old version":
            thread.join()


# ── Debian ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@LINUX
def test_the_debian_package_says_what_it_needs_and_holds_what_it_says(package: ModuleType, frozen: Path, tmp_path: Path) -> None:
    reader = tool("dpkg-deb")
    made = package.deb(frozen, tmp_path)
    assert made.name.startswith(f"moothall_{moothall.__version__}_")
    told = subprocess.run([reader, "--field", made], capture_output=True, text=True, check=True).stdout
    fields = dict(line.split(": ", 1) for line in told.splitlines() if not line.startswith(" "))
    assert fields["Package"] == "moothall" and fields["Version"] == moothall.__version__ and int(fields["Installed-Size"]) > 0
    assert {"libxcb-cursor0", "libglib2.0-0t64 | libglib2.0-0", "libc6 (>= 2.36)"} <= set(fields["Depends"].split(", "))
    root = tmp_path / "root"
    subprocess.run([reader, "--extract", made, root], check=True)
    assert (root / "usr" / "bin" / "moothall").readlink() == Path("/opt/moothall/moothall")
    assert os.access(root / "opt" / "moothall" / "moothall", os.X_OK)
    share = root / "usr" / "share"
    kind = (share / "mime" / "packages" / f"{ID}.xml").read_text(encoding="utf-8")
    from moothall.store.connection import APPLICATION_ID

    assert f'value="0x{APPLICATION_ID:08X}"' in kind
    if validate := shutil.which("desktop-file-validate"):
        told = subprocess.run([validate, share / "applications" / f"{ID}.desktop"], capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stdout
    if validate := shutil.which("appstreamcli"):
        checked = [validate, "validate", "--no-net", share / "metainfo" / f"{ID}.metainfo.xml"]
        told = subprocess.run(checked, capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stdout


# ── Windows, IT, the bill ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_windows_setup_compiles_and_a_stand_in_is_named_as_one(package: ModuleType, frozen: Path, tmp_path: Path) -> None:
    tool("makensis")
    made = package.setup(frozen, tmp_path)
    assert made.name == f"moothall-{moothall.__version__}-setup-not-for-use.exe" and made.read_bytes()[:2] == b"MZ"
    (frozen / "moothall.exe").write_bytes(b"MZ")
    assert package.setup(frozen, tmp_path).name == f"moothall-{moothall.__version__}-setup.exe"


def test_the_bare_folder_comes_with_its_sums(package: ModuleType, frozen: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(package.bare_folder(frozen, tmp_path)) as made:
        sums = dict(reversed(line.split("  ", 1)) for line in made.read("SHA256SUMS").decode().splitlines())
        names = {name.removeprefix("moothall/") for name in made.namelist()} - {"SHA256SUMS"}
        assert set(sums) == names == {"moothall", "_internal/a library.so"}
        assert all(hashlib.sha256(made.read(f"moothall/{name}")).hexdigest() == told for name, told in sums.items())


def test_the_bill_of_materials_is_the_lock_in_other_words(package: ModuleType, frozen: Path, tmp_path: Path) -> None:
    bill = json.loads(package.bill_of_materials(frozen, tmp_path).read_text(encoding="utf-8"))
    lock = (HERE / "requirements.lock").read_text(encoding="utf-8")
    assert bill["bomFormat"] == "CycloneDX" and len(bill["components"]) == lock.count("==") - lock.count("=='") > 20
    by_name = {part["name"]: part for part in bill["components"]}
    assert by_name["reportlab"]["licenses"] and by_name["pyside6-essentials"]["purl"].startswith("pkg:pypi/pyside6-essentials@6")
    assert sum(len(ref["hashes"]) for part in bill["components"] for ref in part["externalReferences"]) == lock.count("--hash=sha256:")


def test_what_is_missing_here_is_told_and_the_rest_is_made(
    package: ModuleType, frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(package.shutil, "which", lambda name: None)
    package.main(str(frozen), str(tmp_path / "out"), "setup", "bill")
    told = capsys.readouterr().out
    assert "left   setup: makensis is not here" in told and "made   moothall-" in told
    (line,) = (tmp_path / "out" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert line.endswith(".cdx.json")


@pytest.mark.trial
@pytest.mark.skipif(not many(0, 1), reason="only in the long form: ./run trials")
def test_wheels_install_with_the_network_cut(package: ModuleType, frozen: Path, tmp_path: Path) -> None:
    """Needs a network to fetch them, and the right to cut it off afterwards."""
    cut = [tool("unshare"), "--net"]
    with zipfile.ZipFile(package.wheels(frozen, tmp_path)) as made:
        made.extractall(tmp_path / "unpacked")
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=tmp_path / "unpacked", check=True)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    pip = [tmp_path / "venv" / "bin" / "pip", "install", "--quiet", "--no-index", "--find-links", tmp_path / "unpacked" / "wheels"]
    subprocess.run([*cut, *pip, "moothall"], check=True)
    told = subprocess.run([*cut, tmp_path / "venv" / "bin" / "moothall", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("Moothall") or moothall.__version__ in told.stdout
