"""Drawn pictures: a photograph that was never taken, a plan from memory, a few seconds of a broadcast.

They are drawings, so that nobody's yard or face stands in for an invented one. What they carry besides
pixels is what real files carry: camera, hour, place, the name of the photographer.
"""

import math
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
OBLIQUE = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Oblique.ttf"
Colour = tuple[int, int, int]
Point = tuple[float, float]


def courtyard_jpeg() -> bytes:
    """The courtyard before dawn, two mixers at the cellar windows; EXIF with place, hour and name."""
    picture = _courtyard(Random(5)).resize((1200, 800), Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.save(out, "JPEG", quality=84, exif=_exif())
    return out.getvalue()


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Invented", "Pocket 3"
    exif[0x013B], exif[0x8298] = "Tomas Ardel", "Tomas Ardel"
    exif[0x0132] = "2024:06:03 03:52:11"
    exif.get_ifd(0x8769).update({0x9003: "2024:06:03 03:52:11", 0x9010: "+03:00", 0x920A: 27.0})
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (Fraction(43), Fraction(12), Fraction(18)), 3: "W", 4: (Fraction(31), Fraction(6), Fraction(54))}
    )  # open ocean: an invented town has no place on a map
    return exif


def _blend(top: Colour, bottom: Colour, share: float) -> Colour:
    a, b, c = (round(x + (y - x) * share) for x, y in zip(top, bottom, strict=True))
    return a, b, c


def _sky(size: tuple[int, int], top: Colour, bottom: Colour, horizon: int) -> Image.Image:
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        column.putpixel((0, y), _blend(top, bottom, min(1.0, y / horizon) ** 1.8))
    return column.resize(size)


def _courtyard(chance: Random) -> Image.Image:
    image = _sky((2400, 1600), (18, 28, 58), (226, 150, 104), horizon=760)
    draw = ImageDraw.Draw(image)
    _hills(draw, chance)
    _tannery(draw, chance)
    _cobbles(draw, chance)
    for x, flip in ((520, 1), (1640, -1)):
        _mixer(draw, x, 1160, flip)
    image = _with_light(image)
    grain = Image.frombytes("L", (1200, 800), chance.randbytes(1200 * 800)).resize(image.size)
    return Image.blend(image, Image.merge("RGB", (grain, grain, grain)), 0.035)


def _hills(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    for height, colour in ((640, (92, 74, 92)), (730, (62, 54, 76)), (800, (40, 38, 58))):
        phase = chance.uniform(0, 6)
        edge = [
            (x, height + 60 * math.sin(x / 310 + phase) + 24 * math.sin(x / 97 + phase)) for x in range(0, 2401, 20)
        ]
        draw.polygon([(0, 1600), *edge, (2400, 1600)], fill=colour)


def _tannery(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    brick, dark, edge = (58, 40, 44), (24, 22, 34), (84, 58, 54)
    for x, top in ((430, 250), (1980, 360)):
        draw.polygon([(x, 1100), (x + 22, top), (x + 78, top), (x + 100, 1100)], fill=(46, 34, 42))
        draw.rectangle((x + 14, top - 16, x + 86, top + 10), fill=edge)
    draw.rectangle((220, 620, 2180, 1120), fill=brick)
    for left in range(220, 2180, 280):
        draw.polygon([(left, 620), (left, 510), (left + 280, 620)], fill=(36, 30, 42))
        draw.line([(left, 510), (left + 280, 620)], fill=edge, width=6)
    for y in range(640, 1110, 18):
        for x in range(220 + (y // 18 % 2) * 22, 2160, 44):
            shade = chance.randint(-7, 7)
            draw.rectangle(
                (x, y, min(x + 40, 2178), y + 14), fill=(brick[0] + shade, brick[1] + shade, brick[2] + shade)
            )
    for number, x in enumerate(range(300, 2120, 182)):
        lit = number == 6
        draw.rectangle((x, 700, x + 96, 870), fill=(246, 196, 112) if lit else dark)
        draw.line([(x + 48, 700), (x + 48, 870)], fill=brick, width=8)
        draw.line([(x, 785), (x + 96, 785)], fill=brick, width=8)
        if abs(x + 48 - 1200) > 110:  # no cellar window behind the gate
            draw.rectangle((x + 4, 1050, x + 92, 1100), fill=(8, 8, 14))
    draw.rectangle((1130, 920, 1270, 1120), fill=(18, 16, 24))


def _cobbles(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    draw.rectangle((0, 1110, 2400, 1600), fill=(30, 28, 40))
    y = 1116.0
    while y < 1600:
        height = 10 + (y - 1110) * 0.09
        x = -chance.uniform(0, height * 3)
        while x < 2400:
            width = height * chance.uniform(2.0, 2.8)
            near = 1 - abs(x - 1250) / 1500
            tone = _blend((36, 34, 48), (148, 104, 84), max(0.0, near) * chance.uniform(0.12, 0.5))
            draw.rounded_rectangle((x, y, x + width - 4, y + height - 3), radius=height / 3, fill=tone)
            x += width
        y += height


def _mixer(draw: ImageDraw.ImageDraw, x: int, ground: int, flip: int) -> None:
    def at(dx: float, dy: float) -> Point:
        return x + flip * dx, ground + dy

    dark, rim = (14, 14, 22), (120, 88, 74)
    draw.polygon([at(-250, 60), at(250, 60), at(250, 20), at(-250, 20)], fill=dark)
    draw.polygon([at(150, 30), at(258, 30), at(258, -60), at(225, -130), at(150, -130)], fill=dark)
    draw.polygon([at(172, -60), at(240, -60), at(216, -114), at(172, -114)], fill=(64, 66, 88))
    drum = [at(-240, -150), at(-160, -196), at(20, -170), at(120, -80), at(110, 10), at(-80, 26), at(-200, -60)]
    draw.polygon(drum, fill=(30, 28, 38))
    draw.line([*drum[:4]], fill=rim, width=6)
    for share in (0.2, 0.45, 0.7):
        draw.line(
            [at(-220 + 320 * share, -170 + 40 * share), at(-150 + 240 * share, -20 + 30 * share)],
            fill=(54, 48, 56),
            width=10,
        )
    draw.line([at(-226, -120), at(-300, -20)], fill=(70, 66, 72), width=22)
    for wheel in (-180, -90, 190):
        cx, cy = at(wheel, 66)
        draw.ellipse((cx - 42, cy - 42, cx + 42, cy + 42), fill=(6, 6, 10))
        draw.ellipse((cx - 16, cy - 16, cx + 16, cy + 16), fill=(62, 60, 70))


def _with_light(image: Image.Image) -> Image.Image:
    glow = Image.new("RGB", image.size)
    draw = ImageDraw.Draw(glow)
    for (x, y), reach in (((782, 1176), 620), ((1378, 1176), -620)):
        draw.polygon([(x, y - 10), (x + reach, y + 30), (x + reach, y + 210), (x, y + 16)], fill=(120, 96, 56))
        draw.ellipse((x - 30, y - 30, x + 30, y + 30), fill=(255, 226, 160))
    draw.rectangle((1380, 690, 1500, 880), fill=(150, 104, 44))
    soft = glow.filter(ImageFilter.GaussianBlur(34))
    return Image.composite(Image.new("RGB", image.size, (255, 214, 150)), image, soft.convert("L"))


def plan_png() -> bytes:
    """The basement from memory: a pencil plan, as a witness draws it at a table."""
    chance = Random(11)
    image = Image.new("RGB", (1000, 700), (246, 242, 230))
    draw = ImageDraw.Draw(image)
    for y in range(40, 700, 32):
        draw.line([(0, y), (1000, y)], fill=(214, 222, 228), width=1)
    for rectangle in (
        (90, 110, 420, 330),
        (420, 110, 640, 330),
        (640, 110, 900, 330),
        (360, 420, 640, 600),
        (90, 110, 900, 600),
    ):
        _pencil_box(draw, chance, rectangle)
    for step in range(11):
        _pencil(draw, chance, (110 + step * 20, 440), (110 + step * 20, 580))
    for x in (200, 500, 740):
        _pencil(draw, chance, (x, 98), (x + 60, 98), width=4)
    font = ImageFont.truetype(OBLIQUE, 24)
    for where, words in (
        ((200, 200), "room 1"),
        ((480, 200), "room 2"),
        ((720, 200), "room 3"),
        ((440, 490), "room 4"),
        ((118, 392), "11 steps"),
        ((690, 490), "pump, lime"),
        ((180, 58), "windows, at the level of the yard"),
        ((90, 630), "8 January to 19 April. Drawn at the notary's, from memory."),
    ):
        draw.text(where, words, font=font, fill=(58, 60, 72))
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _pencil_box(draw: ImageDraw.ImageDraw, chance: Random, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    for start, end in pairwise(corners):
        _pencil(draw, chance, start, end)


def _pencil(draw: ImageDraw.ImageDraw, chance: Random, start: Point, end: Point, width: int = 2) -> None:
    """A line that a hand drew twice."""
    for _ in range(2):
        steps = max(2, int(math.dist(start, end) // 40))
        points = [
            (
                start[0] + (end[0] - start[0]) * n / steps + chance.uniform(-2, 2),
                start[1] + (end[1] - start[1]) * n / steps + chance.uniform(-2, 2),
            )
            for n in range(steps + 1)
        ]
        draw.line(points, fill=(84, 86, 98), width=width)


def broadcast_mp4() -> bytes:
    """Five seconds of a talk programme, drawn: a woman at a table, a glass, a hand that moves it nearer."""
    import av

    out = BytesIO()
    with av.open(out, "w", format="mp4", options={"fflags": "+bitexact"}) as film:
        film.metadata.update(
            {"title": "Evening Talk, 8 May 2024", "artist": "Kessaly One", "location": "+43.2050-031.1150/"}
        )
        stream = film.add_stream("mpeg4", rate=10, options={"flags": "+bitexact", "qscale": "6"})
        stream.width, stream.height, stream.pix_fmt = 480, 270, "yuv420p"
        stream.bit_rate = 300_000
        stream.thread_count = 1
        for picture in _studio():
            frame: Any = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]
            for packet in stream.encode(frame):
                film.mux(packet)
        for packet in stream.encode():
            film.mux(packet)
    return out.getvalue()


def _studio() -> Iterator[Image.Image]:
    small, title = ImageFont.truetype(SANS, 11), ImageFont.truetype(SANS, 16)
    wall = _sky((480, 270), (34, 52, 74), (92, 116, 132), horizon=270)
    for number in range(50):
        image = wall.copy()
        draw = ImageDraw.Draw(image)
        draw.ellipse((300, 20, 460, 180), fill=(56, 80, 104))
        draw.polygon([(150, 215), (168, 140), (205, 122), (243, 140), (262, 215)], fill=(58, 34, 52))
        draw.ellipse((181, 66, 229, 128), fill=(176, 140, 118))
        draw.pieslice((174, 54, 236, 136), 180, 360, fill=(72, 70, 78))
        draw.rectangle((0, 208, 480, 270), fill=(86, 62, 46))
        nearer = min(max(number - 20, 0), 15) * 4
        glass = 330 - nearer
        draw.rectangle((glass, 184, glass + 18, 212), outline=(214, 228, 234), fill=(120, 146, 160))
        if 12 < number < 42:
            draw.polygon([(480, 214), (glass + 20, 196), (glass + 22, 206), (480, 238)], fill=(38, 38, 46))
        draw.rectangle((0, 236, 480, 270), fill=(20, 28, 46))
        draw.text((12, 242), "EVENING TALK", font=title, fill=(240, 214, 150))
        draw.text(
            (480 - number * 6, 247),
            "the Lower Town is quiet   ·   the ice has left the river   ·",
            font=small,
            fill=(200, 208, 220),
        )
        draw.text((404, 10), "KESSALY 1", font=small, fill=(236, 236, 236))
        yield image
