"""Words on the screen. Shows every sign as it was typed: no markup, no mnemonics, no links."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from moothall.ui.kit.text_block import TextBlock
from moothall.ui.kit.tip import set_tip
from moothall.ui.theme.look import Ink, Kind, Look, look

_COMFORTABLE = 480  # px a wrapped text asks for before it takes a second line
_KEPT = 4  # widths: its own, the one it has, and what a layout tries in between


class TextRun(NamedTuple):
    """A stretch of a label with its own weight or ink; None keeps the label's. `struck` words are out, `underlined` ones are new."""

    text: str
    bold: bool | None = None
    ink: Ink | None = None
    struck: bool = False
    underlined: bool = False


class PlainLabel(QLabel):
    """A text of one kind of the type scale. `elided` keeps it on one line, shortens it with an ellipsis and shows the whole as a tip."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = "body",
        *,
        ink: Ink = "ink",
        bold: bool | None = None,
        italic: bool = False,
        elided: bool = False,
        wrap: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._ink, self._bold, self._italic = kind, ink, bold, italic
        self._elided, self._wrap, self._align = elided, wrap and not elided, align
        self._runs: tuple[TextRun, ...] = ()
        # By width, None for unwrapped. Out of date when the text, the ink, the weight or the look is another one; each of them
        # empties it.
        self._laid: dict[float | None, TextBlock] = {}
        self._laid_in: Look | None = None
        # We paint the words ourselves; this is for what else Qt makes of a label's text.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum if self._wrap else QSizePolicy.Policy.Fixed)
        # Tells the layout that wrapped text is taller where it is narrower. Of the policy itself Qt takes that away again with each text.
        self.setWordWrap(self._wrap)
        self.setText(text)

    def setText(self, text: str) -> None:
        self.show_runs(TextRun(text))

    def show_runs(self, *runs: TextRun) -> None:
        """One text of several weights or inks, read out as one."""
        # Panels tell their labels after every act, mostly the same words.
        if runs == self._runs:
            return
        self._runs, self._laid = runs, {}
        super().setText("".join(run.text for run in runs))
        self.updateGeometry()
        self.update()
        self._tip_when_cut()

    def set_ink(self, ink: Ink) -> None:
        if ink != self._ink:
            self._ink, self._laid = ink, {}
            self.update()

    def set_kind(self, kind: Kind) -> None:
        if kind != self._kind:
            self._kind, self._laid = kind, {}
            self.updateGeometry()
            self.update()

    def set_bold(self, bold: bool | None) -> None:
        if bold != self._bold:
            self._bold, self._laid = bold, {}
            self.updateGeometry()
            self.update()

    # layout

    def _block(self, width: float | None) -> TextBlock:
        """The text laid out at `width`. The last few are kept: a layout asks for the same ones over and over."""
        now = look()
        # By identity: dressing the app makes a new look, and then no layout holds.
        if self._laid_in is not now or len(self._laid) > _KEPT:
            self._laid, self._laid_in = {}, now
        block = self._laid.get(width)
        if block is None:
            font = now.font(self._kind, bold=self._bold, italic=self._italic)
            block = self._laid[width] = TextBlock(self.text(), font, now.line(self._kind), width, self._spans(now))
        return block

    def _spans(self, now: Look) -> list[QTextLayout.FormatRange]:
        spans, start = [], 0
        for run in self._runs:
            if run.bold is not None or run.ink is not None or run.struck or run.underlined:
                style = QTextCharFormat()
                style.setFont(now.font(self._kind, bold=self._bold if run.bold is None else run.bold, italic=self._italic))
                style.setForeground(now.colour(run.ink or self._ink))
                style.setFontStrikeOut(run.struck)
                style.setFontUnderline(run.underlined)
                span = QTextLayout.FormatRange()
                # Ranges count as Qt does.
                span.start, span.length, span.format = start, _utf16_length(run.text), style
                spans.append(span)
            start += _utf16_length(run.text)
        return spans

    # Whether there is a height for a width Qt knows by `wordWrap`: asked here it would come up to Python at every step of a layout.

    def heightForWidth(self, width: int) -> int:
        # Of an empty text as well: it is laid out as one line.
        return self._block(float(width)).height if self._wrap else -1

    def sizeHint(self) -> QSize:
        now = look()
        natural = self._block(None)
        if not self._wrap:
            return QSize(natural.width, now.line(self._kind))
        # px at 100 %; about sixty signs of body text, a length of line that reads well.
        width = min(natural.width, now.px(_COMFORTABLE))
        return QSize(width, self._block(float(width)).height)

    def minimumSizeHint(self) -> QSize:
        now = look()
        if not self._wrap and not self._elided:
            return self.sizeHint()
        # Six signs still show that something is there; what is cut has its tip, and wrapped text grows in height.
        few = now.metrics(self._kind, bold=self._bold).averageCharWidth() * 6
        return QSize(min(few, self._block(None).width), now.line(self._kind))

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        colour = now.colour(self._ink)
        # Only then by drawText: laid-out text is drawn as it was measured.
        if self._elided and self._is_cut():
            painter.setFont(now.font(self._kind, bold=self._bold, italic=self._italic))
            painter.setPen(colour)
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | self._align), self._shortened(now))
            return
        block = self._block(float(self.width()) if self._wrap else None)
        # One line stands in the middle of what it was given, beside buttons and chips; a paragraph begins at the top.
        top = max(0, (self.height() - block.height) / 2) if block.lines <= 1 else 0
        block.draw(painter, QRectF(0, top, self.width(), block.height), colour, self._align)

    def _shortened(self, now: Look) -> str:
        metrics = now.metrics(self._kind, bold=self._bold, italic=self._italic)
        return metrics.elidedText(" ".join(self.text().split()), Qt.TextElideMode.ElideRight, self.width())

    def _is_cut(self) -> bool:
        return self._block(None).width > self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip_when_cut()

    def _tip_when_cut(self) -> None:
        if self._elided:
            set_tip(self, self.text() if self._is_cut() else "")

    def changeEvent(self, event: QEvent) -> None:
        # A style or font change reaches a label this way.
        self._laid = {}
        super().changeEvent(event)


def _utf16_length(text: str) -> int:
    """Qt counts in UTF-16 units: an emoji is two."""
    # Encoded and not counted sign by sign: labels are laid out over and over.
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
