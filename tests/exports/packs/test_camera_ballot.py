"""The ballot for a camera: every corner of a sheet that was turned, tilted and blurred is found, and every circle is where the data say."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from moothall.core.agenda import AGENDA, agenda
from moothall.exports.packs.page import PackPage
from moothall.exports.packs.session_pack import Pack
from moothall.voting.camera_ballot import CornerCode, corner_code, geometry
from tests.exports.packs.packed import pack_of, session_of
from tests.trials import many

DPI = 170
"""About what a telephone gives a sheet that fills its picture, scaled down by three."""
MM = DPI / 25.4


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pack, PackPage, list[Image.Image]]:
    with session_of(tmp_path_factory.mktemp("camera"), "shared-purpose", 24) as desk:
        pack = pack_of(desk, paper="a4")
        page = next(page for page in pack.of("participant") if page.on_request)
        pdf = pypdfium2.PdfDocument(pack.printed([page]))
        assert len(pdf) == page.copies == 27, "24 people and 3 spares"
        pictures = [pdf[n].render(scale=DPI / 72).to_pil().convert("L") for n in (0, 6, 26)]
        pdf.close()
        return pack, page, pictures


def corners_in(picture: Image.Image) -> dict[CornerCode, tuple[float, float]]:
    found = {}
    for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.MicroQRCode, try_rotate=True, try_downscale=False):
        if corner := corner_code(code.text):
            place = code.position
            found[corner] = ((place.top_left.x + place.bottom_right.x) / 2, (place.top_left.y + place.bottom_right.y) / 2)
    return found


def as_photographed(picture: Image.Image, by: Random) -> Image.Image:
    """On a grey table, tilted, turned any way, a little out of focus."""
    wide, high = picture.size
    table = Image.new("L", (wide + 240, high + 240), by.randint(90, 150))
    table.paste(picture, (120, 120))
    wide, high = table.size
    tilt = [by.uniform(0, 0.05) for _ in range(8)]
    quad = (
        wide * tilt[0], high * tilt[1], wide * tilt[2], high * (1 - tilt[3]),
        wide * (1 - tilt[4]), high * (1 - tilt[5]), wide * (1 - tilt[6]), high * tilt[7],
    )  # fmt: skip
    tilted = table.transform(table.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)
    turned = tilted.rotate(by.choice((0, 90, 180, 270)) + by.uniform(-12, 12), Image.Resampling.BICUBIC, expand=True, fillcolor=110)
    return turned.filter(ImageFilter.GaussianBlur(by.uniform(0.3, 1.1)))


@pytest.mark.trial
def test_every_corner_is_found_however_the_sheet_lies(printed: tuple[Pack, PackPage, list[Image.Image]]) -> None:
    _, __, pictures = printed
    by = Random(19)
    checks = set()
    for n in range(many(6, 300)):
        found = corners_in(as_photographed(pictures[n % 3], by))
        assert {corner.corner for corner in found} == {0, 1, 2, 3}, (n, found)
        assert {corner.sheet for corner in found} == {(1, 7, 27)[n % 3]}
        checks |= {corner.check for corner in found}
    assert len(checks) == 1, "one vote, one check"


def test_everything_is_where_the_data_say(printed: tuple[Pack, PackPage, list[Image.Image]]) -> None:
    _, __, (picture, *_) = printed
    geo, dark = geometry(), picture.point(lambda ink: 255 * (ink < 128))
    assert (picture.width / MM, picture.height / MM) == pytest.approx((geo.wide, geo.high), abs=0.2)

    def ink(x: float, y: float, half: float) -> float:
        """The share of ink in a square round a place, in millimetres."""
        box = dark.crop(tuple(round(v * MM) for v in (x - half, y - half, x + half, y + half)))
        return box.histogram()[255] / (box.width * box.height)

    for corner, (x, y) in corners_in(picture).items():
        left, top = geo.corners[corner.corner]
        assert (x / MM, y / MM) == pytest.approx((left + geo.code_side / 2, top + geo.code_side / 2), abs=0.5)
    for row in range(geo.rows):
        for x, y in geo.squares(row):
            assert ink(x, y, geo.square_side / 2 - 0.15) > 0.99 and ink(x, y, geo.square_side) < 0.4
        for place in range(2):
            x, y = geo.circle(row, place)
            assert ink(x, y, geo.radius * 0.6) == 0, "an empty circle"
            ring = [dark.getpixel((round((x + dx) * MM), round(y * MM))) for dx in (geo.radius, -geo.radius)]
            near = [ink(x + dx, y, 0.3) for dx in (geo.radius, -geo.radius)]
            assert all(near) or all(ring), (row, place)
        assert ink(*geo.circle(row, 2), geo.radius) == 0, "at most two on one: two circles"


def test_it_is_printed_where_it_is_asked_for_and_its_check_is_kept_with_the_item(tmp_path: Path) -> None:
    with session_of(tmp_path, "shared-purpose", 12) as desk:
        pack = pack_of(desk)
        page = next(page for page in pack.of("participant") if page.on_request)
        assert page.code[0] == "P" and page not in pack.chosen("participant") and page in pack.chosen("participant", [page.code])
        assert page.code not in {line.code for line in pack.order()}
        (step,) = pack.fixed_by([page], desk.session, desk.key)
        desk.do(step)
        item = next(item for item in agenda(desk.session) if item.activity == "dot_vote")
        kept = json.loads(desk.session.get(AGENDA, item.key).settings)
        assert 100 <= kept["camera_check"] <= 999 and kept["camera_layout"] == geometry().version == 1
        assert not list(pack.fixed_by([page], desk.session, desk.key)), "once is enough"
        again = next(page for page in pack_of(desk).of("participant") if page.on_request)
        first = pypdfium2.PdfDocument(pack_of(desk).printed([again]))[0].render(scale=DPI / 72).to_pil().convert("L")
        assert {corner.check for corner in corners_in(first)} == {kept["camera_check"]}
    assert corner_code("12300071") == CornerCode(123, 7, 1) and CornerCode(123, 7, 1).digits == "12300071"
    assert all(corner_code(other) is None for other in ("1230007", "12300074", "1230007x", ""))
