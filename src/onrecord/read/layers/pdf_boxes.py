"""Where a page paints an opaque dark box over words that it painted before: text that was meant to be hidden."""

from ctypes import byref, c_uint
from typing import Any

Place = tuple[float, float, float, float]

_DARK = 60  # of 255 in every colour: black bars and what is printed as such
_THIN = 4.0  # points; rules and underlines are thinner than any letter is high
_MOST_OBJECTS = 20_000  # a map may have millions; boxes over words are among few


def covered_places(page: Any) -> list[Place]:
    """Boxes (left, bottom, right, top) in points that are drawn over earlier text."""
    import pypdfium2.raw as pdfium

    words: list[Place] = []
    boxes: list[Place] = []
    for number, one in enumerate(page.get_objects(max_depth=2)):
        if number > _MOST_OBJECTS:
            break
        if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
            words.append(one.get_bounds())
        elif one.type == pdfium.FPDF_PAGEOBJ_PATH and words and _is_dark(one):
            box = one.get_bounds()
            if box[3] - box[1] > _THIN and any(_meet(box, word) for word in words):
                boxes.append(box)
    return boxes


def _is_dark(path: Any) -> bool:
    from ctypes import c_int

    import pypdfium2.raw as pdfium

    mode, stroke = c_int(), c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, byref(mode), byref(stroke)) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.FPDFPageObj_GetFillColor(path, byref(red), byref(green), byref(blue), byref(alpha)):
        return False
    return max(red.value, green.value, blue.value) <= _DARK and alpha.value == 255


def _meet(box: Place, word: Place) -> bool:
    return box[0] < word[2] and word[0] < box[2] and box[1] < word[3] and word[1] < box[3]
