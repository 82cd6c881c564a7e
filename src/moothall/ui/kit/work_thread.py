"""One piece of work beside the window: plain data in, plain data out by signals. Makes no widget, and lets no error end the app unsaid."""

from __future__ import annotations

import sys

from PySide6.QtCore import QThread, Signal


class WorkThread(QThread):
    """`broke` comes when a fault of ours ended the work, before `finished`. The fault itself is told as every fault of ours is."""

    broke = Signal()

    def work(self) -> None:
        """What is done. Expected trouble is told by a signal of one's own."""

    def run(self) -> None:
        try:
            self.work()
        # Everything, also what is no Exception: an error that leaves this method ends in Qt, and whoever waits for the work waits for ever.
        except BaseException as fault:
            # The app's own hook writes it down and carries word of it to the window's thread.
            sys.excepthook(type(fault), fault, fault.__traceback__)
            self.broke.emit()
