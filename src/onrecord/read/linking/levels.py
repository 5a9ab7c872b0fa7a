"""What stands inside a content is a report within a report, and is tied by itself.

"Lena Marsh said that the governor had promised to open the archive": the promise is the governor's, whatever stands
around it, and Marsh said all of it. So the spans of a text fall into levels: those inside no content, and for each
content those of which it is the smallest around.
"""

from collections.abc import Iterable

from onrecord.read.linking.marked import Marked


def levels(marked: Iterable[Marked]) -> list[list[Marked]]:
    """The spans of each level in order of the text, the outermost level first. Spans of the same place, or that cross,
    are inside none of each other."""
    ordered = sorted(set(marked), key=lambda one: (one.start, -one.end, one.role, one.sure))
    outermost: list[Marked] = []
    found = [outermost]
    around: list[tuple[Marked, list[Marked]]] = []  # the contents that may still hold what comes, and what they hold
    for one in ordered:
        around = [(content, held) for content, held in around if content.end > one.start]
        holding = [held for content, held in around if one.end <= content.end and one.place != content.place]
        (holding[-1] if holding else outermost).append(one)
        if one.role == "content":
            held: list[Marked] = []
            found.append(held)
            around.append((one, held))
    return [sorted(level) for level in found if level]
