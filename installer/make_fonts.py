"""Make the fonts in resources/fonts from the variable fonts of the Noto project. Changes no glyph and drops none.

Run by hand, in an environment of its own, when a newer Noto is wanted:

    pip install fonttools fontpkg-noto-sans==2.15 fontpkg-noto-sans-arabic==2.12 fontpkg-noto-sans-devanagari==2.7
    pip install fontpkg-noto-sans-thai==2.2
    npm install @fontsource/noto-sans-hebrew@5.3.0 @fontsource/noto-emoji@5.3.2
    python installer/make_fonts.py

ReportLab reads a variable font at its default weight only, and never its bold: hence these, one weight a file. Two come as they are, packed
for the web.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
REGULAR, BOLD = 400, 700

# file made: the package it comes from, the variable font in it, the weight
RECIPES = {
    "NotoSans-Regular.ttf": ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", REGULAR),
    "NotoSans-Bold.ttf": ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", BOLD),
    "NotoSans-Italic.ttf": ("fontpkg_noto_sans", "NotoSans-Italic[wdth,wght].ttf", REGULAR),
    "NotoSansArabic-Regular.ttf": ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", REGULAR),
    "NotoSansDevanagari-Regular.ttf": ("fontpkg_noto_sans_devanagari", "NotoSansDevanagari[wdth,wght].ttf", REGULAR),
    "NotoSansThai-Regular.ttf": ("fontpkg_noto_sans_thai", "NotoSansThai[wdth,wght].ttf", REGULAR),
}

# file made: the folder of node_modules it comes from, the font in it
PACKED = {
    "NotoSansHebrew-Regular.ttf": ("@fontsource/noto-sans-hebrew", "noto-sans-hebrew-hebrew-400-normal.woff"),
    "NotoEmoji-Regular.ttf": ("@fontsource/noto-emoji", "noto-emoji-emoji-400-normal.woff"),
}


def _folder_of(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; see the top of this file")
    return Path(spec.origin).parent


def make(package: str, variable: str, weight: int) -> TTFont:
    """One weight of a variable font, at normal width. The same input gives the same bytes."""
    font = TTFont(_folder_of(package) / "files" / variable, recalcTimestamp=False)
    axes = {"wght": weight, "wdth": 100}
    return instancer.instantiateVariableFont(font, axes, updateFontNames=True, inplace=True)


def unpacked(package: str, font: str) -> TTFont:
    """The font as it is, without what packed it."""
    made = TTFont(Path("node_modules") / package / "files" / font, recalcTimestamp=False)
    made.flavor = None
    return made


def licence() -> str:
    """The one licence of all the fonts, under the copyright line of each."""
    folders = [*dict.fromkeys(_folder_of(package) for package, _, _ in RECIPES.values())]
    folders += [Path("node_modules") / package for package, _ in PACKED.values()]
    texts = [(folder / "LICENSE").read_text(encoding="utf-8").partition("\n") for folder in folders]
    return "\n".join(copyright_line for copyright_line, _, _ in texts) + "\n" + texts[0][2]


def main() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, recipe in RECIPES.items():
        make(*recipe).save(FONTS / name)
    for name, source in PACKED.items():
        unpacked(*source).save(FONTS / name)
    for name in (*RECIPES, *PACKED):
        print(f"{name}: {(FONTS / name).stat().st_size // 1000} kB")
    (FONTS / "OFL.txt").write_text(licence(), encoding="utf-8")


if __name__ == "__main__":
    main()
