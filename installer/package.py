"""Make what people install of the frozen folder: Debian package, archive for one account, Windows setup, wheels, bill of materials.

    python installer/package.py dist/moothall dist/packages

Each kind says what it needs and is left out, told, where that is missing. `SHA256SUMS` in the same folder covers all that was made.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
LINUX = HERE / "linux"
ID = "org.moothall.Moothall"
ICONS = REPOSITORY / "resources" / "icons"
MACHINE = {"x86_64": "amd64", "aarch64": "arm64"}


class Missing(Exception):
    """What is not on this computer, and where it comes from."""


def version() -> str:
    return re.findall(r'__version__ = "(.+)"', (REPOSITORY / "src" / "moothall" / "__init__.py").read_text(encoding="utf-8"))[0]


def _tool(name: str, package: str) -> str:
    found = shutil.which(name)
    if not found:
        raise Missing(f"{name} is not here (Debian: {package})")
    return found


def _filled(template: Path, **gaps: str) -> str:
    text = template.read_text(encoding="utf-8")
    for name, value in {"VERSION": version(), "DATE": date.today().isoformat(), **gaps}.items():
        text = text.replace(f"@{name}@", value)
    return text


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sums(folder: Path) -> str:
    """A line for each file below, as `sha256sum -c` reads them."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "SHA256SUMS")
    return "".join(f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def deb(frozen: Path, to: Path) -> Path:
    """For Debian 12, Ubuntu 24.04 and newer: to /opt, with a menu entry, a file type told by content, and icons."""
    build = _tool("dpkg-deb", "dpkg")
    architecture = MACHINE.get(platform.machine(), platform.machine())
    made = to / f"moothall_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "root"
        share = root / "usr" / "share"
        shutil.copytree(frozen, root / "opt" / "moothall", symlinks=True)
        size = sum(path.lstat().st_size for path in (root / "opt").rglob("*")) // 1024
        texts = {
            root / "DEBIAN" / "control": _filled(LINUX / "control", ARCHITECTURE=architecture, SIZE=str(size)),
            share / "applications" / f"{ID}.desktop": _filled(LINUX / f"{ID}.desktop"),
            share / "mime" / "packages" / f"{ID}.xml": _filled(LINUX / f"{ID}.xml"),
            share / "metainfo" / f"{ID}.metainfo.xml": _filled(LINUX / f"{ID}.metainfo.xml"),
            share / "doc" / "moothall" / "copyright": (REPOSITORY / "LICENSE").read_text(encoding="utf-8"),
        }
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for picture, size_name in ((ICONS / "moothall.png", "256x256"), (ICONS / "moothall.svg", "scalable")):
            place = share / "icons" / "hicolor" / size_name / "apps" / f"{ID}{picture.suffix}"
            place.parent.mkdir(parents=True)
            shutil.copy(picture, place)
        (root / "usr" / "bin").mkdir()
        (root / "usr" / "bin" / "moothall").symlink_to("/opt/moothall/moothall")
        subprocess.run(["chmod", "-R", "u+rwX,go+rX,go-w", root], check=True)
        subprocess.run([build, "--root-owner-group", "-Zzstd", "-z12", "--build", root, made], check=True, stdout=subprocess.DEVNULL)
    return made


def archive(frozen: Path, to: Path) -> Path:
    """For one account on any Linux as new as Debian 12, without an administrator: unpack, `sh install.sh`."""
    name = f"moothall-{version()}-linux-{platform.machine()}"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / name
        shutil.copytree(frozen, folder / "moothall", symlinks=True)
        (folder / "share").mkdir()
        for kind in ("desktop", "xml"):
            shutil.copy(LINUX / f"{ID}.{kind}", folder / "share")
        shutil.copy(ICONS / "moothall.svg", folder / "share" / f"{ID}.svg")
        shutil.copy(LINUX / "install.sh", folder)
        (folder / "SHA256SUMS").write_text(_sums(folder), encoding="utf-8")
        made = to / f"{name}.tar.xz"
        with tarfile.open(made, "w:xz", preset=6) as tar:
            tar.add(folder, name)
    return made


def setup(frozen: Path, to: Path) -> Path:
    """For Windows, for one account. From a folder frozen elsewhere it only shows that it compiles, and its name says so."""
    compiler = _tool("makensis", "nsis")
    for_use = (frozen / "moothall.exe").is_file()
    made = to / f"moothall-{version()}-{'setup' if for_use else 'setup-not-for-use'}.exe"
    gaps = {"PAYLOAD": frozen.resolve(), "VERSION": version(), "OUTPUT": made.resolve()}
    sign = "/" if sys.platform == "win32" else "-"
    words = [f"{sign}D{name}={value}" for name, value in gaps.items()]
    subprocess.run([compiler, f"{sign}WX", f"{sign}V2", *words, HERE / "windows" / "setup.nsi"], check=True)
    return made


def bare_folder(frozen: Path, to: Path) -> Path:
    """For IT that brings programs to laptops by its own means: the folder as it is, with its checksums."""
    made = to / f"moothall-{version()}-{sys.platform}-folder.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for path in sorted(frozen.rglob("*")):
            if path.is_file():
                out.write(path, Path("moothall") / path.relative_to(frozen))
        out.writestr("SHA256SUMS", _sums(frozen))
    return made


WHEELS_README = """Moothall {version} for Python {python} on {system}, without a network.

Unpack, check with `sha256sum -c SHA256SUMS`, then one of these, in this folder:

    uv tool install --no-index --find-links wheels moothall
    pipx install --pip-args="--no-index --find-links wheels" moothall
    python3 -m venv moothall-app && moothall-app/bin/pip install --no-index --find-links wheels moothall

Other versions of Python and other systems need wheels of their own.
"""


def wheels(_: Path, to: Path) -> Path:
    """For IT: Moothall and all it stands on as wheels with hashes, to be installed with the network cut. Fetches them by the lock."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "wheels").mkdir()
        fetch = ["pip", "download", "--quiet", "--require-hashes", "--only-binary", ":all:", "-r", REPOSITORY / "requirements.lock"]
        subprocess.run([sys.executable, "-m", *fetch, "-d", folder / "wheels"], check=True)
        subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "wheels"], cwd=REPOSITORY, check=True)
        python, system = ".".join(platform.python_version_tuple()[:2]), f"{platform.system()} {platform.machine()}"
        (folder / "README.txt").write_text(WHEELS_README.format(version=version(), python=python, system=system), encoding="utf-8")
        (folder / "SHA256SUMS").write_text(_sums(folder), encoding="utf-8")
        made = to / f"moothall-{version()}-wheels-python{python}-{platform.system().lower()}-{platform.machine()}.zip"
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as out:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    out.write(path, path.relative_to(folder))
    return made


def bill_of_materials(_: Path, to: Path) -> Path:
    """CycloneDX 1.5, JSON: every package of the lock with its version, licence and the hashes its files may have.

    Written here: it is the lock in other words, and the tools that make one look at an environment, which holds what only work needs.
    """
    components = [_component(*entry) for entry in _locked((REPOSITORY / "requirements.lock").read_text(encoding="utf-8"))]
    app = {"type": "application", "name": "moothall", "version": version(), "licenses": [{"license": {"id": "MIT"}}]}
    made_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"timestamp": made_at, "component": app}}
    made = to / f"moothall-{version()}.cdx.json"
    made.write_text(json.dumps(bill | {"components": components}, indent=1) + "\n", encoding="utf-8")
    return made


def _locked(lock: str) -> list[tuple[str, str, list[str]]]:
    """Name, version and hashes of each package."""
    entries = re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)(.*?)(?=^[a-z0-9]|\Z)", lock, re.M | re.S)
    return [(name, number, re.findall(r"--hash=sha256:([0-9a-f]{64})", rest)) for name, number, rest in entries]


def _component(name: str, number: str, hashes: list[str]) -> dict[str, object]:
    try:
        told = distribution(name).metadata
        licence = told["License-Expression"] or told["License"] or ""
    except PackageNotFoundError:  # a package of another system
        licence = ""
    made: dict[str, object] = {"type": "library", "name": name, "version": number, "purl": f"pkg:pypi/{name}@{number}"}
    if licence and "\n" not in licence:
        made["licenses"] = [{"license": {"name": licence}}]
    files = [
        {"type": "distribution", "url": f"https://pypi.org/project/{name}/{number}/", "hashes": [{"alg": "SHA-256", "content": h}]}
        for h in hashes
    ]
    return made | ({"externalReferences": files} if files else {})


KINDS: dict[str, Callable[[Path, Path], Path]] = {
    "deb": deb, "archive": archive, "setup": setup, "folder": bare_folder, "wheels": wheels, "bill": bill_of_materials,
}  # fmt: skip
ON_LINUX_ONLY = {"deb", "archive"}


def main(frozen: str, to: str, *kinds: str) -> None:
    folder = Path(to)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds or KINDS:
        if kind in ON_LINUX_ONLY and sys.platform != "linux":
            continue
        try:
            made = KINDS[kind](Path(frozen), folder)
        except Missing as missing:
            print(f"left   {kind}: {missing}", flush=True)
        else:
            print(f"made   {made.name}, {made.stat().st_size / 1e6:.0f} MB", flush=True)
    (folder / "SHA256SUMS").write_text(_sums(folder), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
