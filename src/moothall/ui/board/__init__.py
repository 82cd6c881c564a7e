"""The board: notes in columns under their themes, as a picture to look at and a list to read. Draws the session, never changes it.

A frame costs what is in sight, never what there is: ten notes or fifty thousand are panned and zoomed alike. In reading order:

- `faces` says what a note and a theme show of the session, as data; `touched` which of them a change is about.
- `column` keeps one theme's notes in order and knows where each lies, by adding up heights measured once; `plan` where columns stand.
- `scene` is the whole board: columns, selection, what a change has spoilt of the picture. It draws nothing.
- `note_paint` and `picture` paint a note, and any area of the board, at three levels of detail.
- `tiles` keeps that picture in squares, painted a few milliseconds a frame. A change is painted into the squares it spoilt.
- `canvas` is the scrolling window onto the tiles; over them, live, whatever is hovered over or on its way (`travel`).
- `view` adds choosing, keys and editing (`walk`, `in_place`), and `hand` the mouse (`gestures`, `drop`).
- `tray` lists notes that lie nowhere yet; `outline` says the whole board as a tree (`outline_model`), for screen readers and for whoever
  likes a list.
"""
