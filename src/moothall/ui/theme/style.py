"""The one style sheet, made from the look: for the parts Qt draws itself. Parts of the kit paint themselves."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from moothall.ui.theme.look import Look

# Only names of tokens stand for colours here, and px that hold text are passed in. Three properties are ours: `bare` has no frame
# of its own, `entry` is the large line, `refused` has the edge of a refusal.
_SHEET = Template("""
QMainWindow, QDialog { background: $wall; }
QFrame[ground="wall"] { background: $wall; border: none; }
QFrame[ground="panel"] { background: $panel; border: none; }
QFrame[ground="paper"] { background: $paper; border: none; }
QToolTip { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px 8px; }

QLineEdit, QPlainTextEdit, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  background: $paper; color: $ink; border: 1px solid $edge; border-radius: ${control}px; padding: 3px 8px;
  selection-background-color: $accent; selection-color: $on_accent; min-height: ${field}px;
}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus, QComboBox:focus { border-color: $accent; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"] { border-color: $stop; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $panel; color: $ink2; border-color: $line; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
  color: $ink3; border-color: $line; background: $panel;
}
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] {
  background: transparent; border: none; border-radius: 0; padding: 0; min-height: 0;
}
QLineEdit[entry="true"] { font-size: ${entry}px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView {
  background: $paper; color: $ink; border: 1px solid $edge; outline: none;
  selection-background-color: $tint; selection-color: $ink;
}

QAbstractScrollArea[bare="true"] { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; }
QListView, QTreeView, QTableView {
  background: transparent; border: none; outline: none; color: $ink; alternate-background-color: transparent;
}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $tint; color: $ink; }
QHeaderView::section { background: $panel; color: $ink2; border: none; border-bottom: 1px solid $line; padding: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $panel; color: $ink; }
QMenuBar::item { padding: 4px 12px; }
QMenuBar::item:selected { background: $tint; }
QMenu { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px 0; }
QMenu::item { padding: ${menu_pad}px 24px; min-height: 24px; }
QMenu::item:selected { background: $tint; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QSplitter::handle { background: $line; }
QTabBar::tab { background: transparent; color: $ink2; padding: 8px 16px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
""")


def sheet(look: Look) -> str:
    """The app's style sheet for one look."""
    return _SHEET.substitute(
        # `substitute` and not `safe_substitute`: a name without a token is a KeyError at the first start, not a grey field.
        asdict(look.colours),
        control=look.tokens.radius.control,
        # px at 100 %: with padding and border a field is as high as a small button, 32.
        field=look.px(24),
        entry=look.px(look.tokens.desk["entry"].size),
        menu_pad=look.px(4),
    )
