"""The one ring on the screen: an overlay that follows the keyboard focus of its window. Takes no mouse and no focus itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from moothall.ui.theme.look import look

# A change of text size comes as a new style, and moves things without moving this widget.
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.StyleChange}


class FocusRing(QWidget):
    """A widget may have `ring() -> QRect`, in its own coordinates, where the ring should surround something else than all of it: a row,
    a segment, the frame around an edit. An empty rectangle means no ring. `ring_radius` is that thing's corner radius in px."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        # Whoever has the keyboard and all it lies in. Only these are watched: a filter on everything is dear.
        self._watched: list[QWidget] = []
        self._round = QRect()  # what the ring surrounds, in the window's coordinates
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # It is transparent but for its line.
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """What has the ring now."""
        return self._target

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # Qt may have ended one of them since; its Python half is still here and would crash.
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        inside = new is not None and new.window() is self._window
        self._target = new if inside else None
        self._watched = self._line_up(self._target)
        for widget in self._watched:
            widget.installEventFilter(self)
        self.place()

    def _line_up(self, widget: QWidget | None) -> list[QWidget]:
        """The widget and everything it lies in: when one of them moves, so does the ring."""
        line = []
        while widget is not None and widget is not self._window:
            line.append(widget)
            widget = widget.parentWidget()
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        # A painting of the target may mean that its `ring` is elsewhere, as when an arrow key moved the current row.
        if kind in _MOVES or (kind == QEvent.Type.Paint and watched is self._target):
            self.place()
        return False

    def place(self) -> None:
        """Puts the ring where the focus is, cut off where a scrolled page cuts off what it surrounds."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        inner = target.ring() if hasattr(target, "ring") else target.rect()
        around = QRect(target.mapTo(self._window, inner.topLeft()), inner.size())
        visible = self._reach(around).intersected(self._window_onto(target))
        if inner.isEmpty() or visible.isEmpty():
            self.hide()
        # Called for every painting of the target: placing the ring anew would paint again, and so on for ever.
        elif around != self._round or visible != self.geometry() or not self.isVisible():
            self._round = around
            self.setGeometry(visible)
            self._cut_out()
            self.raise_()
            self.show()

    @property
    def _out(self) -> int:
        """px from what is surrounded to the ring's outer edge."""
        focus = look().tokens.focus
        # 1 px more for the smoothed outer edge.
        return focus.gap + focus.width + 1

    def _reach(self, around: QRect) -> QRect:
        out = self._out
        return around.adjusted(-out, -out, out, out)

    def _window_onto(self, target: QWidget) -> QRect:
        """The part of the window through which scrolled areas let `target` be seen. Along an axis on which an area has nothing to
        scroll, nothing lies beyond its edge, and a ring may stand out over it."""
        # The ring is the window's child, so that a scrolled page doesn't cut it off by itself.
        seen = self._window.rect()
        for widget in self._line_up(target):
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is widget and widget is not target:
                view, out = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size()), self._out
                across = 0 if area.horizontalScrollBar().maximum() else out
                down = 0 if area.verticalScrollBar().maximum() else out
                seen = seen.intersected(view.adjusted(-across, -down, across, down))
        return seen

    def _cut_out(self) -> None:
        """What lies inside the ring repaints without touching it."""
        # 1 px smaller than what is surrounded, for rounded corners. Without the hole every blink of a caret would paint the ring as
        # well.
        hole = self._round.translated(-self.pos()).adjusted(1, 1, -1, -1)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(hole)))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        focus = now.tokens.focus
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("accent"), focus.width))
        radius = getattr(self._target, "ring_radius", now.tokens.radius.control) + focus.radius_add
        # A pen paints half its width on either side of the line.
        out = focus.gap + focus.width / 2
        painter.drawRoundedRect(QRectF(self._round).translated(-self.pos()).adjusted(-out, -out, out, out), radius, radius)
