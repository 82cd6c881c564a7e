"""A document as a Word file: real styles, levels of heading, tables whose heads repeat, charts as pictures with their table.

Names no author and no time. Every entry of the file has the same date, so the same document makes the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from moothall.core.theme_letters import letter
from moothall.exports import progress
from moothall.exports.content.blocks import (
    Aside,
    Blank,
    Block,
    Chart,
    Columns,
    Document,
    DocumentHeading,
    DocumentTable,
    Facts,
    Fitted,
    Item,
    Items,
    NewPage,
    Paragraph,
    RuledLine,
    Together,
    length,
)
from moothall.exports.writers.chart_picture import chart_picture
from moothall.exports.writers.legible import legible, on_one_line
from moothall.tokens import tokens
from moothall.words import say

_FACE = "Noto Sans"
_SIZES = {"Title": 24, "Heading 1": 18, "Heading 2": 13, "Normal": 11}
"""Points. The title and two levels of heading: level 1 of a document is Word's title."""
_EPOCH = datetime(2000, 1, 1)
"""Instead of when it was made, which is nobody's business."""
_TEXT_WIDTH = 17.0  # cm: A4 less two margins of 2
_TONES = {"body": "Normal", "strong": "Strong line", "quiet": "Quiet", "small": "Small", "purpose": "Purpose"}


def as_word(document: Document) -> bytes:
    """The .docx."""
    progress.begin(length(document.blocks))
    made = _WordFile(document)
    made.all(document.blocks)
    out = io.BytesIO()
    made.file.save(out)
    return _timeless(out.getvalue())


class _WordFile:
    """One file while it is being written."""

    def __init__(self, document: Document) -> None:
        self.file: Any = new_document()
        _describe(self.file, document)
        _lay_out(self.file)
        _name_styles(self.file)
        self._styles = {style.name: style.style_id for style in self.file.styles}
        _furnish(self.file, document)

    def all(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)
            progress.advance(0 if isinstance(block, Items) else 1)

    def _block(self, block: Block) -> None:
        match block:
            case DocumentHeading():
                self._heading(block)
            case Paragraph():
                self._say(block.words, _TONES[block.tone])
            case Facts():
                for fact in block.facts:
                    line = self._say("", "Fact")
                    line.add_run(f"{on_one_line(fact.label)}\t").font.color.rgb = _rgb(tokens().colours.ink2)
                    line.add_run(legible(fact.words))
            case Items():
                for item in block.items:
                    self._item(item, small=block.small)
                    progress.advance()
            case DocumentTable():
                self._table(block)
            case Chart():
                self._chart(block)
            case Fitted():
                self.all(block.choices[0])
            case Together():
                self.all(block.blocks)
            case Columns():
                self.all((*block.left, *block.right))
            case Aside():
                self.all((*block.main, *block.beside))
            case RuledLine():
                pass
            case NewPage():
                self.file.add_page_break()
            case Blank():
                self._blank(block)

    def _say(self, words: str, style: str) -> Any:
        line = self.file.add_paragraph(legible(words))
        self._put_in(line, style)
        return line

    def _put_in(self, line: Any, style: str) -> None:
        # By its id: the library's own way looks the style up among all of them, at every paragraph.
        line._p.style = self._styles[style]

    def _heading(self, block: DocumentHeading) -> None:
        symbol = f"{letter(block.ordinal)}  " if block.ordinal else ""
        style = "Title" if block.level == 1 else f"Heading {block.level - 1}"
        self._say(on_one_line(f"{symbol}{block.words} {block.tail}".strip()), style)

    def _item(self, item: Item, small: bool) -> None:
        line = self._say(f"\t{on_one_line(item.number)}\t{legible(item.words)}", "Small note" if small else "Note")
        for detail in filter(None, (*item.details, item.aside)):
            run = line.add_run()
            run.add_break()
            run.add_text(legible(detail))
            run.font.size, run.font.color.rgb = Pt(9), _rgb(tokens().colours.ink2)

    def _table(self, block: DocumentTable) -> None:
        if block.caption:
            self._say(block.caption, "Small")
        rows = [[row.name, *(cell.words or ("–" if block.figures else "") for cell in row.cells)] for row in block.rows]
        self._grid([list(block.heads), *rows], block.caption or block.heads[0], figures=block.figures, heads=True)

    def _chart(self, block: Chart) -> None:
        if block.legend:
            self._say(block.legend, "Small")
        if picture := chart_picture(block):
            shown = self.file.add_picture(io.BytesIO(picture), width=Cm(_TEXT_WIDTH))
            told = "; ".join(f"{bar.called} {bar.name}: {bar.marks}" for bar in block.bars)
            _alternative(shown, f"{on_one_line(block.words)}. {on_one_line(told)}")
        heads = [say("exports.head_option"), say("exports.head_result")]
        rows = [[f"{bar.called}  {bar.name}", ". ".join(filter(None, (bar.marks, bar.remark)))] for bar in block.bars]
        self._grid([heads, *rows], block.words, figures=False, heads=True)

    def _grid(self, rows: Sequence[Sequence[str]], words: str, figures: bool, heads: bool) -> None:
        table = self.file.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        _alternative_of_table(table, on_one_line(words))
        for at, row in enumerate(rows):
            cells = table.add_row().cells
            for place, words_here in enumerate(row):
                line = cells[place].paragraphs[0]
                self._put_in(line, "Cell head" if heads and at == 0 else "Cell")
                line.add_run(legible(words_here))
                if figures and place:
                    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if heads:
            _repeat(table.rows[0])
        self._say("", "Small")

    def _blank(self, block: Blank) -> None:
        if block.words:
            self._say(block.words, "Strong line")
        for box in block.choices:
            self._say(f"☐ {legible(box)}", "Normal")
        for _ in range(block.lines):
            self._say("_" * 60, "Quiet")


def _describe(file: Any, document: Document) -> None:
    core = file.core_properties
    core.title, core.language = on_one_line(document.title)[:255], document.language
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = core.category = ""
    core.created = core.modified = core.last_printed = _EPOCH
    core.revision = 1


def _lay_out(file: Any) -> None:
    page = file.sections[0]
    # A4.
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.0)
    page.top_margin = page.bottom_margin = Cm(2.2)


def _name_styles(file: Any) -> None:
    """Word's own styles in our face, and the few that it doesn't have."""
    colours = tokens().colours
    for name, size in _SIZES.items():
        style = file.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FACE, Pt(size), _rgb(colours.ink)
        # Word asks for the face of each kind of script apart; its own templates name others there.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), _FACE)
    plain = file.styles["Normal"].paragraph_format
    plain.space_before, plain.space_after = Pt(0), Pt(4)
    for name, size, bold, colour in (
        ("Strong line", 11, True, colours.ink), ("Quiet", 11, False, colours.ink2), ("Small", 9, False, colours.ink2),
        ("Purpose", 15, False, colours.ink), ("Fact", 11, False, colours.ink), ("Note", 11, False, colours.ink),
        ("Small note", 9, False, colours.ink),
        ("Cell", 10, False, colours.ink), ("Cell head", 10, True, colours.ink),
    ):  # fmt: skip
        style = file.styles.add_style(name, 1)
        style.base_style = file.styles["Normal"]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, _rgb(colour)
    for name in ("Note", "Small note"):
        note = file.styles[name].paragraph_format
        note.left_indent, note.first_line_indent = Cm(1.2), Cm(-1.2)
        note.tab_stops.add_tab_stop(Cm(0.9), WD_TAB_ALIGNMENT.RIGHT)
        note.tab_stops.add_tab_stop(Cm(1.2))
    fact = file.styles["Fact"].paragraph_format
    fact.left_indent, fact.first_line_indent = Cm(3.0), Cm(-3.0)
    fact.tab_stops.add_tab_stop(Cm(3.0))
    language = file.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "en-GB")


def _furnish(file: Any, document: Document) -> None:
    """What stands on every page, as in the PDF."""
    what, page = document.furniture, file.sections[0]
    head = page.header.paragraphs[0]
    head.text = f"{on_one_line(what.title)}\t\t{on_one_line(what.confidentiality)}"
    foot = page.footer.paragraphs[0]
    foot.text = f"{on_one_line(what.who)}{what.level} {what.version}\t\t"
    for line in (head, foot):
        line.style = file.styles["Small"]
        line.paragraph_format.tab_stops.add_tab_stop(Cm(_TEXT_WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(_TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _page_number(foot)


def _page_number(line: Any) -> None:
    """The page's number, which only Word can know."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = line.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _repeat(row: Any) -> None:
    """The row is the table's head: said again on every page, and told to screen readers."""
    properties = row._tr.get_or_add_trPr()
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)


def _alternative(shown: Any, words: str) -> None:
    properties = shown._inline.docPr
    properties.set("descr", words)
    properties.set("name", "Chart")


def _alternative_of_table(table: Any, words: str) -> None:
    described = OxmlElement("w:tblDescription")
    described.set(qn("w:val"), words)
    table._tbl.tblPr.append(described)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())


def _timeless(content: bytes) -> bytes:
    """The same archive, its entries dated alike: the library dates them as they are written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
