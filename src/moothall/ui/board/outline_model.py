"""The board as a Qt tree model: a line a theme, under it a line a note, and last the notes of the tray. Reads the session; draws nothing.

Lines are made of what is looked at, so that ten thousand notes cost ten thousand records and not ten thousand widgets. A change touches the
lines that changed: what is chosen and unfolded stays.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Session
from moothall.core.themes import THEMES, Theme, domains_of, themes_of, unclustered
from moothall.ui.board.note_data import Lying, NoteFace, face_of, is_loose, loose_face, lying_in, theme_words
from moothall.ui.theme.look import look
from moothall.words import say

Index = QModelIndex | QPersistentModelIndex
# One shared invalid index as a default argument: making one at each of Qt's many calls would be felt.
_NO_PARENT = QModelIndex()
KEY = Qt.ItemDataRole.UserRole
"""Of a theme or a contribution; "" for the head of the tray."""
TEXT = Qt.ItemDataRole.UserRole + 1
"""What is edited: a note's text or a theme's name."""
ORDINAL = Qt.ItemDataRole.UserRole + 2

_BRANCH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
# Spares the view asking every note whether it can be unfolded.
_NOTE = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren


class Branch:
    """A theme, or the tray when it has none, and the faces of its notes in order."""

    def __init__(self, number: int, theme: Theme | None, domain: str = "") -> None:
        self.number, self.theme, self.domain = number, theme, domain
        self.faces: list[NoteFace] = []
        self.items = 0

    @property
    def key(self) -> str:
        return self.theme.key if self.theme else ""

    @property
    def words(self) -> str:
        if self.theme is None:
            return say("cluster.unplaced", n=len(self.faces))
        said = say("cluster.outline_theme", theme=theme_words(self.theme), count=say("cluster.notes", n=len(self.faces)))
        repeats = self.items - len(self.faces)
        said = f"{said}, {say('cluster.and_repeats', n=repeats)}" if repeats else said
        return f"{said}, {say('cluster.in_domain', name=self.domain)}" if self.domain else said


class OutlineModel(QAbstractItemModel):
    """A note's index carries its branch's number; a branch's carries 0."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._branches: list[Branch] = []
        # An index keeps a whole number and not a place, for branches change places. Numbers count up and are never used twice, so
        # that an index from before finds nothing rather than another theme.
        self._by_number: dict[int, Branch] = {}
        self._made = 0
        self._prompt = ""

    # from the session

    def show_board(self, session: Session, prompt: str) -> None:
        self.beginResetModel()
        self._prompt, self._branches = prompt, []
        for theme in themes_of(session, prompt):
            self._fill(self._add(theme), session)
        # The tray is always the last branch, also when it is empty; `refresh` relies on it.
        self._branches.append(self._branch(None))
        self._branches[-1].faces = [loose_face(session, note) for note in unclustered(session, prompt)]
        self._name_domains(session)
        self.endResetModel()

    def refresh(self, session: Session, themes: Iterable[str], notes: Collection[str]) -> None:
        """The lines of these themes, and of these notes where they lie in none."""
        for key in themes:
            self._refresh_theme(session, key)
        if notes and self._branches:
            loose = [face for face in self._branches[-1].faces if face.note not in notes]
            for note in filter(None, (session.find(CONTRIBUTIONS, key) for key in notes)):
                if is_loose(session, self._prompt, note):
                    # The tray is in the order of numbers; one that comes back finds its old place.
                    insort(loose, loose_face(session, note), key=lambda face: face.number)
            self._show(self._branches[-1], loose)
        self._name_domains(session)
        # Last: a branch is moved once, with the counts that hold now.
        self._order()

    def _refresh_theme(self, session: Session, key: str) -> None:
        theme = session.find(THEMES, key)
        place = next((n for n, branch in enumerate(self._branches) if branch.key == key), None)
        # A change may be about another board's theme: what isn't here is no business of this one.
        if theme is None or theme.prompt != self._prompt:
            if place is not None:
                self.beginRemoveRows(_NO_PARENT, place, place)
                del self._by_number[self._branches.pop(place).number]
                self.endRemoveRows()
            return
        if place is None:
            # Before the tray; `_order` takes it further.
            place = max(0, len(self._branches) - 1)
            self.beginInsertRows(_NO_PARENT, place, place)
            self._branches.insert(place, self._branch(theme))
            self.endInsertRows()
        branch = self._branches[place]
        branch.theme = theme
        lying = lying_in(session, theme)
        branch.items = _items(lying)
        self._show(branch, [face_of(*one) for one in lying])

    def _add(self, theme: Theme) -> Branch:
        self._branches.append(self._branch(theme))
        return self._branches[-1]

    def _branch(self, theme: Theme | None) -> Branch:
        self._made += 1
        self._by_number[self._made] = Branch(self._made, theme)
        return self._by_number[self._made]

    def _fill(self, branch: Branch, session: Session) -> None:
        assert branch.theme is not None
        lying = lying_in(session, branch.theme)
        branch.items, branch.faces = _items(lying), [face_of(*one) for one in lying]

    def _name_domains(self, session: Session) -> None:
        names = {domain.key: domain.name for domain in domains_of(session, self._prompt)}
        for branch in self._branches:
            name = names.get(branch.theme.domain, "") if branch.theme else ""
            if name != branch.domain:
                branch.domain = name
                self._tell(branch)

    def _show(self, branch: Branch, faces: list[NoteFace]) -> None:
        # One block of lines is removed and one inserted: that is exact for one note that came, went or moved, and still right, if
        # coarse, for anything else.
        """Lines at the top and at the end that are the same stay; between them lines go and come."""
        old, parent = branch.faces, self._index_of(branch)
        keys, wanted = [face.note for face in old], [face.note for face in faces]
        top = _shared(keys, wanted)
        # Counted beyond the common top, so that no line is counted at both ends.
        end = _shared(keys[top:][::-1], wanted[top:][::-1])
        if top + end < len(old):
            self.beginRemoveRows(parent, top, len(old) - end - 1)
            branch.faces = old[:top] + old[len(old) - end :]
            self.endRemoveRows()
        if top + end < len(faces):
            self.beginInsertRows(parent, top, len(faces) - end - 1)
            branch.faces = [*branch.faces[:top], *faces[top : len(faces) - end], *branch.faces[top:]]
            self.endInsertRows()
        for place, (was, now) in enumerate(zip(branch.faces, faces, strict=True)):
            if was != now:
                branch.faces[place] = now
                index = self.index(place, 0, parent)
                self.dataChanged.emit(index, index)
        self._tell(branch)

    def _tell(self, branch: Branch) -> None:
        index = self._index_of(branch)
        self.dataChanged.emit(index, index)

    def _order(self) -> None:
        """Largest first, the tray last."""
        # Moves and no reset: a reset would fold every theme and lose what is chosen.
        wanted = sorted(self._branches, key=lambda b: (b.theme is None, -b.items, b.theme.ordinal if b.theme else 0))
        for place, branch in enumerate(wanted):
            while (here := self._branches[place]) is not branch:
                there, goal = self._branches.index(branch), wanted.index(here)
                # Whichever of the two is further from home moves; a theme that went to the end is one move and not one for each it passed.
                self._move(*((place, goal) if goal > there else (there, place)))

    def _move(self, start: int, end: int) -> None:
        # Qt counts the target in the list as it is before the move: one further when it goes down.
        self.beginMoveRows(_NO_PARENT, start, start, _NO_PARENT, end + 1 if end > start else end)
        self._branches.insert(end, self._branches.pop(start))
        self.endMoveRows()

    # what Qt asks

    def _index_of(self, branch: Branch) -> QModelIndex:
        # A walk over the themes, which are few beside the notes.
        return self.createIndex(self._branches.index(branch), 0, 0)

    def _branch_of(self, index: Index) -> Branch:
        """The branch that this line is, or is under."""
        return self._by_number[index.internalId()] if index.internalId() else self._branches[index.row()]

    def face_at(self, index: Index) -> NoteFace | None:
        return self._branch_of(index).faces[index.row()] if index.isValid() and index.internalId() else None

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        # A tree asks this of every line whenever one comes or goes: no detours.
        branch = self._branches[parent.row()] if parent.isValid() else None
        if column or not 0 <= row < len(self._branches if branch is None else branch.faces):
            return QModelIndex()
        return self.createIndex(row, 0, 0 if branch is None else branch.number)

    def parent(self, child: Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]  # the other `parent` is QObject's
        if not child.isValid() or not child.internalId():
            return QModelIndex()
        return self._index_of(self._by_number[child.internalId()])

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        if not parent.isValid():
            return len(self._branches)
        return 0 if parent.internalId() else len(self._branches[parent.row()].faces)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 1

    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        return self.rowCount(parent) > 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _NOTE if index.internalId() else _BRANCH

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        face = self.face_at(index)
        return _of_branch(self._branch_of(index), role) if face is None else _of_note(face, role)


def _of_branch(branch: Branch, role: int) -> Any:
    # What is seen is said: nothing of a theme is for the eye alone.
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return branch.words
    if role == Qt.ItemDataRole.FontRole:
        return look().font("label")
    if role == KEY:
        return branch.key
    if role == TEXT:
        return branch.theme.name if branch.theme else ""
    return branch.theme.ordinal if role == ORDINAL and branch.theme else None


def _of_note(face: NoteFace, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        again = (say("cluster.said_again", n=face.repeats),) if face.repeats else ()
        marks = "".join(f", {mark}" for mark in (*again, *face.marks))
        return say("cluster.outline_note", number=face.number, text=" ".join(face.text.split()), marks=marks)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return face.spoken()
    if role == KEY:
        return face.note
    return face.text if role == TEXT else None


def _items(lying: list[Lying]) -> int:
    return sum(1 + repeats for _, _, _, repeats in lying)


def _shared(some: list[str], others: list[str]) -> int:
    """How many are the same from the start."""
    for place, (one, other) in enumerate(zip(some, others, strict=False)):
        if one != other:
            return place
    return min(len(some), len(others))
