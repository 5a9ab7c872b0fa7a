"""DuckDB inside this process: in memory, with nothing on disk and nothing over a network.

Rules
* No temporary directory: what does not fit in memory is an error, never names in clear on a disk. No extension is
  loaded, no file and no address can be read, and the settings are locked before a name is put in.
* The connection is closed at the end; with it goes everything it held.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from onrecord.link.model.alike import Listening
from onrecord.link.model.answering import CHAIN, LAST_ASCII
from onrecord.link.model.columns import Columns
from onrecord.link.model.crew import Crew
from onrecord.link.model.progress import Progress
from onrecord.nouns.refusal import TooLittleMemory

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}

# `answering.could_be`, in SQL.
_COULD_BE = f"""
create macro answers(word, one) as
  length(one) = 1 or starts_with(word, one) or starts_with(one, word)
  or 2 * levenshtein(word, one) <= greatest(length(word), length(one));
create macro unanswered(asking, words) as
  len(list_filter(asking, lambda word: not list_bool_or(list_transform(words, lambda one: answers(word, one)))));
create macro could_be(asking, words, others_asking, others) as case
  when words is null or others is null then true
  when (words[1][1] > chr({ord(LAST_ASCII)})) <> (others[1][1] > chr({ord(LAST_ASCII)})) then true
  when len(words) < len(others) then unanswered(asking, others) <= (len(words) >= {CHAIN})::integer
  when len(others) < len(words) then unanswered(others_asking, words) <= (len(others) >= {CHAIN})::integer
  else unanswered(asking, others) <= (len(words) >= {CHAIN})::integer
    and unanswered(others_asking, words) <= (len(words) >= {CHAIN})::integer end;
"""

_NAMES = """
select distinct l.called, r.called from {pairs}
join records l on l.unique_id = join_key_l join records r on r.unique_id = join_key_r
where l.called is not null and r.called is not null
"""

_ROWS = 50_000  # put in at a time: on its way in, a value takes ten times the room it takes inside


class Duck:
    """Tables that Splink reads, and questions about them. `api` is what Splink calls a database."""

    dialect = "duckdb"

    def __init__(self, connection: Any, listening: Listening) -> None:
        from splink import DuckDBAPI

        self._connection = connection
        self._listening = listening
        self.api: Any = DuckDBAPI(connection)

    def table(self, name: str, columns: Columns) -> Any:
        """Make a table out of columns; returns what Splink calls a frame."""
        rows = len(next(iter(columns.values()))[1])
        chosen = ", ".join(
            f'unnest(${at}::{kind}[]) as "{column}"' for at, (column, (kind, _)) in enumerate(columns.items(), 1)
        )
        for start in range(0, max(rows, 1), _ROWS):
            into = f"insert into {name}" if start else f"create or replace table {name} as"
            some = [values[start : start + _ROWS] for _, values in columns.values()]
            self._connection.execute(f"{into} select {chosen}", some)
        return self.api.register(name)

    def made(self, name: str, sql: str) -> Any:
        """Make a table out of a question."""
        self._connection.execute(f"create or replace table {name} as {sql.replace('explode(', 'unnest(')}")
        return self.api.register(name)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql).fetchall()  # type: ignore[no-any-return]

    def arrays(self, sql: str) -> Mapping[str, "NDArray[Any]"]:
        """The columns of an answer."""
        return self._connection.execute(sql).fetchnumpy()  # type: ignore[no-any-return]

    def ready(self, pairs: str) -> None:
        """Names of the pairs of this table are about to be compared."""
        if self._listening.beforehand:
            self._listening.hear(self.ask(_NAMES.format(pairs=pairs)))

    def forget(self, name: str) -> None:
        self._connection.execute(f"drop table {name}")


@contextmanager
def duck(hands: Crew | None = None, progress: Progress | None = None) -> Iterator[Duck]:
    """A fresh database that forgets everything at the end; `hands` to compare names with, `progress` to tell of it."""
    import duckdb

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect(":memory:", config=_CLOSED)
    connection.execute("set enable_external_access = false")
    connection.execute("set enable_progress_bar = false")  # it would draw over ours
    connection.execute("set lock_configuration = true")
    connection.execute(_COULD_BE)
    listening = Listening(hands or Crew(), (progress or Progress(None)).part)
    connection.create_function("alike", listening.level, ["VARCHAR", "VARCHAR"], "TINYINT")
    try:
        yield Duck(connection, listening)
    except duckdb.OutOfMemoryException:
        raise TooLittleMemory(
            "there is too little memory to weigh so many records",
            where="link",
            means="nothing was linked; what was read and kept stays as it is",
            next="close other programs, use a machine with more memory, or weigh on a cluster: docs/methods/linking.md",
        ) from None
    finally:
        connection.close()
