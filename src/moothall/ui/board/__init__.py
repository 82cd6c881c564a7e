"""The board: notes in columns under their themes, as a picture to look at and a list to read. Draws the session, never changes it.

A frame costs what is in sight, never what there is: ten notes or fifty thousand are panned and zoomed alike. In reading order:

- `note_data` says what a note and a theme show of the session, as data; `dirty` which of them a change is about.
- `column` keeps one theme's notes in order and knows where each lies, by adding up heights measured once; `layout` where columns stand.
- `scene` is the whole board: columns, selection, what a change has spoilt of the picture. It draws nothing.
- `note_paint` and `board_painting` paint a note, and any area of the board, at three levels of detail.
- `tile_cache` keeps that picture in squares, painted a few milliseconds a frame. A change is painted into the squares it spoilt.
- `canvas` is the scrolling window onto the tiles; over them, live, whatever is hovered over or on its way (`move_animation`).
- `view` adds choosing, keys and editing (`key_navigation`, `inline_editor`), and `mouse` the mouse (`gestures`, `drop`).
- `tray` lists notes that lie nowhere yet; `outline` says the whole board as a tree (`outline_model`), for screen readers and for whoever
  likes a list.
"""
