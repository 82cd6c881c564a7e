"""Putting a drawn document into the bytes of its file: each object is written once and let go, so that a long document is never held in
several forms. Knows nothing of what is drawn; what may stand in an object is ReportLab's, and the tags' own.
"""

from __future__ import annotations

import zlib
from array import array
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFIndirectObject, PDFName, PDFStream, PDFTrailer


def pack_page(canvas: Any) -> None:
    """Compress the page that was finished last. ReportLab would keep every page in plain until the file is put together."""
    page = canvas._doc.Pages.pages[-1]
    packed = PDFStream(content=zlib.compress(page.stream.encode("latin-1")))
    packed.dictionary["Filter"] = PDFArray([PDFName("FlateDecode")])
    page.Contents, page.stream = packed, ""


class PdfFile:
    """The file as it is being written. Objects may be written in any order; `number` is what others refer to them by."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._out = BytesIO()
        self._starts = array("Q", bytes(8 * (document.objectcounter + 1)))
        # The second line has bytes of the upper half: a program that carries files must see that this one isn't text.
        self._out.write(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % tuple(document._pdfVersion))

    def reserve(self) -> int:
        """The number of an object that is still to be written."""
        self._starts.append(0)
        return len(self._starts) - 1

    def write(self, number: int, content: bytes) -> None:
        self._starts[number] = self._out.tell()
        self._out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def write_known(self, later: int) -> None:
        """All that ReportLab knows of, which may make further objects as it is written; `later` is none of them yet."""
        number = 0
        while (number := number + 1) in self._document.numberToId:
            if number >= len(self._starts):
                self.reserve()
            if number == later:
                continue
            name = self._document.numberToId[number]
            self._starts[number] = self._out.tell()
            known = self._document.idToObject[name]
            self._out.write(PDFIndirectObject(name, known).format(self._document))
            # Written, it is of no more use. Its place stays, for others refer to it.
            self._document.idToObject[name] = None
            if isinstance(known, PDFStream):
                known.content = b""

    def finished(self) -> bytes:
        """The whole file, with the list of where each object starts."""
        document, out, start = self._document, self._out, self._out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._starts))
        for at in self._starts[1:]:
            out.write(b"%010d 00000 n \n" % at)
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        trailer = PDFTrailer(start, Size=len(self._starts), Root=root, Info=info, ID=document.ID())
        out.write(trailer.format(document))
        # Without a copy, unlike read().
        return out.getvalue()
