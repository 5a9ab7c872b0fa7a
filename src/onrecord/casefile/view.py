"""The view: what is asked of the record, kept ready in one encrypted database that may be thrown away at any time.

It is made from the log alone, by `absorb`, entry by entry in the order of the log, live and on a rebuild alike: so a
rebuilt view equals the live one. It remembers up to which size and root of the log it was made; what differs in any
way is thrown away and made anew. It is never read to decide whether the log holds.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import sqlcipher3.dbapi2 as cipher

from onrecord.casefile.kinds import ids_in, time_text
from onrecord.casefile.statements import VIEWS, sql, statements
from onrecord.casefile.stems import marked, query, stem, words_of
from onrecord.nouns import Entry, Item, Noun, ObjectRef, Reading, Span, TextLayer, Vanished, from_json, to_json

AsOf = int | dt.datetime | None
"""All there is, the first so many entries, or what had been logged by then (UTC)."""

LayerOf = Callable[[str], TextLayer | None]
Root = Callable[[], bytes]
_END_OF_TIME = "9999"
_END_OF_LOG = 2**62
_PRAGMAS = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA key = \"x'{key}'\"",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA temp_store = MEMORY",
)
_SEARCHED_ROLES = frozenset({"title", "heading", "body", "quote", "caption"})


class Found(Noun, frozen=True, kw_only=True):
    """A passage with the words searched for; `parts` is its text, True where a part is one of them."""

    item: str
    span: Span
    language: str
    parts: tuple[tuple[str, bool], ...]


class ViewFailed(Exception):
    """The view could not be written; the log is not touched by this."""


def remembered(path: Path, key: bytes) -> tuple[int, bytes] | None:
    """The size and root of the log that a view was made from, without touching it; None where it cannot tell."""
    wal = path.with_name(f"{path.name}-wal").exists()  # a crash left some of it there: then it must be read as well
    db = None
    try:
        db = cipher.connect(f"{path.absolute().as_uri()}?mode=ro{'' if wal else '&immutable=1'}", uri=True)
        for pragma in _PRAGMAS[:2]:
            db.execute(pragma.format(key=key.hex()))
        (size,), (root,) = (db.execute(sql("meta", "get"), (key,)).fetchone() for key in ("size", "root"))
        return (int(size), bytes.fromhex(root)) if root else None
    except (cipher.Error, TypeError, ValueError):
        return None
    finally:
        if db is not None:
            db.close()


class View:
    """One open view."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._db: cipher.Connection = cipher.connect(str(path), isolation_level=None)
        try:
            for pragma in _PRAGMAS:
                self._db.execute(pragma.format(key=key.hex()))
        except cipher.DatabaseError:
            self._db.close()
            raise

    def close(self) -> None:
        self._db.close()

    def is_whole(self) -> bool:
        """Whether every page still carries the seal it was written with."""
        return not self._db.execute("PRAGMA cipher_integrity_check").fetchall()

    def create(self) -> None:
        """Make the empty tables."""
        for view in VIEWS:
            self._db.executescript(sql(view, "create"))
        self._set("form", _form())

    def made_from(self) -> tuple[int, bytes] | None:
        """The size and root of the log that this view was made from; None for a view of another form."""
        if self._get("form") != _form():
            return None
        size, root = self._get("size"), self._get("root")
        return (int(size), bytes.fromhex(root)) if size and root else (0, b"")

    def freeze(self) -> None:
        """From here on see the view as it is now, whatever a writer does to it."""
        self._db.execute("BEGIN")

    def absorb(self, logged: Iterable[tuple[Entry, Noun | None]], layer_of: LayerOf, size: int, root: Root) -> None:
        """Take in the next entries with their nouns (None: opaque), up to `size`, all or none; `root` is asked last."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            for entry, noun in logged:
                self._absorb(entry, noun, layer_of)
            self._set("size", str(size))
            self._set("root", root().hex())
            self._db.execute("COMMIT")
        except cipher.Error as why:
            self._roll_back()
            raise ViewFailed("the view could not be written") from why
        except BaseException:
            self._roll_back()
            raise

    def entries(self, as_of: AsOf = None) -> Iterator[Entry]:
        return map(_entry, self._ask("entries", "all", *_bounds(as_of)))

    def entry(self, id: str) -> Entry | None:
        return self._one_entry("entries", "by_id", id)

    def entry_of(self, noun_id: str) -> Entry | None:
        return self._one_entry("named", "newest", noun_id)

    def entry_before(self, noun_id: str, index: int) -> Entry | None:
        return self._one_entry("named", "before", noun_id, index)

    def last_entry(self) -> Entry | None:
        return self._one_entry("entries", "last")

    def of_kind(self, kind: str) -> Iterator[Entry]:
        return map(_entry, self._ask("entries", "of_kind", kind))

    def newest(self, kind: str, about: str | None = None) -> Entry | None:
        if about is None:
            return self._one_entry("entries", "newest_of_kind", kind)
        return self._one_entry("about", "newest", about, kind)

    def newest_of_each(self, kind: str) -> Iterator[Entry]:
        return map(_entry, self._ask("about", "newest_of_each", kind).fetchall())

    def items(self, as_of: AsOf = None) -> tuple[Item, ...]:
        return tuple(from_json(row[0], Item) for row in self._ask("items", "all", *_bounds(as_of)))

    def current(self) -> tuple[Item, ...]:
        return tuple(from_json(row[0], Item) for row in self._ask("items", "current"))

    def item(self, statement: str, value: str) -> Item | None:
        """One item: `by_id`, `newest_at_name` or `first_with_bytes`."""
        row = self._ask("items", statement, value).fetchone()
        return from_json(row[0], Item) if row else None

    def versions_at(self, name: str) -> int:
        return int(self._ask("items", "count_at_name", name).fetchone()[0])

    def vanished(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._ask("vanished", "all"))

    def search(self, words: str, language: str | None, limit: int) -> tuple[Found, ...]:
        asked = query(words, language)
        if not asked:
            return ()
        rows = self._ask("passages", "search", asked, language, language, limit)
        return tuple(
            Found(
                item=item,
                span=Span(start=start, end=end, text=text),
                language=tongue,
                parts=marked(text, words, tongue),
            )
            for item, start, end, tongue, text in rows
        )

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table and every searched stem with its place, for comparing two views."""
        rows = {view: self._ask(view, "rows").fetchall() for view in VIEWS}
        self._ask("passages", "open_stems")
        rows["stems"] = self._ask("passages", "stems").fetchall()
        self._ask("passages", "close_stems")
        return rows

    def _absorb(self, entry: Entry, noun: Noun | None, layer_of: LayerOf) -> None:
        self._ask("entries", "insert", *_row(entry))
        for about in entry.about:
            self._ask("about", "insert", about, entry.kind, entry.index)
        if noun is None:
            return
        for id in ids_in(noun):
            self._ask("named", "insert", id, entry.index)
        if isinstance(noun, Item):
            at = time_text(entry.at)
            self._ask("items", "insert", entry.index, noun.id, noun.name, noun.object.sha256, at, to_json(noun))
        elif isinstance(noun, Vanished):
            self._ask("vanished", "insert", noun.item, entry.index)
        elif isinstance(noun, Reading):
            self._absorb_passages(noun, layer_of(noun.item))

    def _absorb_passages(self, reading: Reading, layer: TextLayer | None) -> None:
        self._ask("passages", "drop_stems_of", reading.item)
        self._ask("passages", "drop_of", reading.item)
        if layer is None or layer.sha256 != reading.layer:
            return
        id = int(self._ask("passages", "next_id").fetchone()[0])
        for segment in reading.segments:
            text = layer.text[segment.start : segment.end]
            words = words_of(text)
            if segment.role not in _SEARCHED_ROLES or not words:
                continue
            language = segment.language if segment.language != "und" else reading.language
            self._ask("passages", "insert", id, reading.item, segment.start, segment.end, language, text)
            self._ask("passages", "insert_stems", id, " ".join(stem(words, language)))
            id += 1

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def _one_entry(self, view: str, name: str, *values: object) -> Entry | None:
        row = self._ask(view, name, *values).fetchone()
        return _entry(row) if row else None

    def _get(self, key: str) -> str:
        row = self._ask("meta", "get", key).fetchone()
        return str(row[0]) if row else ""

    def _set(self, key: str, value: str) -> None:
        self._ask("meta", "set", key, value)

    def _ask(self, view: str, name: str, *values: object) -> Any:
        return self._db.execute(sql(view, name), values)


def _form() -> str:
    """Changes with any statement that makes a table, so that a view of an older form is made anew."""
    return hashlib.sha256("\n".join(statements(view)["create"] for view in VIEWS).encode()).hexdigest()


def _bounds(as_of: AsOf) -> tuple[int, str]:
    if isinstance(as_of, dt.datetime):
        return _END_OF_LOG, time_text(as_of)
    return (_END_OF_LOG if as_of is None else as_of), _END_OF_TIME


def _row(entry: Entry) -> tuple[object, ...]:
    return (
        entry.index, entry.id, entry.device, entry.kind, entry.schema, time_text(entry.at), entry.by,
        msgspec.json.encode(entry.about).decode(), to_json(entry.object).decode() if entry.object else None,
        entry.supersedes, entry.reason, entry.body,
    )  # fmt: skip


def _entry(row: tuple[Any, ...]) -> Entry:
    index, id, device, kind, schema, at, by, about, object, supersedes, reason, body = row
    return Entry(
        id=id,
        device=device,
        index=index,
        kind=kind,
        schema=schema,
        at=dt.datetime.fromisoformat(at),
        by=by,
        about=tuple(msgspec.json.decode(about, type=list[str])),
        object=from_json(object.encode(), ObjectRef) if object else None,
        supersedes=supersedes,
        reason=reason,
        body=body,
    )
