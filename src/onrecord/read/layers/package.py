"""The parts of an office file (a zip of XML), opened under caps and parsed without entities, DTDs or network.

Parts may nest 2,048 deep (libxml2's own end); what lies deeper, or behind a place where the XML breaks, is a finding.
A part that declares a DTD is not parsed: no office program writes one, and "billion laughs" needs one.
"""

import io
import re
import zipfile
from typing import Any

from onrecord.read.layers.draft import Draft, Unread

_DTD = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_TAG = re.compile(rb"<[^>]*>")
_SLACK = 1 << 20  # bytes of a part below which its ratio harms nobody


class Package:
    """An office file that may be read. Raises Unread where it may not, with the reason on the draft."""

    def __init__(self, draft: Draft, data: bytes) -> None:
        self._draft = draft
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        entries = self._zip.infolist()
        limits = draft.limits
        if sum(entry.file_size for entry in entries) > limits.package_unpacked or any(
            entry.file_size > max(_SLACK, entry.compress_size * limits.package_ratio) for entry in entries
        ):
            draft.note("package-bomb", "It unpacks out of proportion; it is kept and not read.")
            raise Unread
        self.names = tuple(entry.filename for entry in entries)
        self._sizes = {entry.filename: entry.file_size for entry in entries}

    def part(self, name: str) -> bytes | None:
        """The bytes of one part; None where there is none or it may not be read."""
        if name not in self._sizes:
            return None
        if self._sizes[name] > self._draft.limits.part_unpacked:
            self._draft.note("part-too-large", "One of its parts is too large to be read.", name)
            return None
        data = self._zip.read(name)
        if any(mark in data for mark in _DTD):
            self._draft.note(
                "xml-dtd", "A part declares entities, as attacks do and office programs do not; it is not read.", name
            )
            return None
        return data

    def tree(self, name: str) -> Any:
        """One part as a parsed tree; None as for `part`."""
        from lxml import etree

        data = self.part(name)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True)
        tree = etree.fromstring(data, parser)
        if any(one.level == etree.ErrorLevels.FATAL for one in parser.error_log):
            there = len(_TAG.sub(b"", data))
            read = len("".join(map(str, tree.itertext())).encode()) if tree is not None else 0
            left = max(0, there - read)
            what = f"A part is broken or nested too deep: of its {there:,} bytes of words {left:,} are not read."
            self._draft.note("part-broken", what, name, how_bad="damage", next="Open it by hand and save it anew.")
        return tree

    def check(self) -> None:
        """Look at every XML part before a library opens the whole file. Raises Unread for one that declares a DTD."""
        for name in self.names:
            if name.lower().endswith((".xml", ".rels", ".vml")) and self.part(name) is None:
                raise Unread
