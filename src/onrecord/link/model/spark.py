"""The same model on a Spark cluster, for millions of records (extra `spark`; Java 17).

Rules
* A team brings its own session: who may read the cluster's memory and disks is theirs to say, and names are on them in
  clear while a session runs. `local` makes one on this machine, for trials and tests.
* Every worker needs this package installed: names are compared there by the same function as here.
* Tables are views that end with the session; nothing is checkpointed, Spark may spill to its own directories.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.link.model.alike import alike
from onrecord.link.model.answering import could_be
from onrecord.link.model.columns import Columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TYPES = {"VARCHAR": "string", "VARCHAR[]": "array<string>", "DOUBLE": "double", "INTEGER": "int"}


class Spark:
    """Tables that Splink reads, and questions about them, on a cluster."""

    dialect = "spark"

    def __init__(self, session: Any) -> None:
        from splink import SparkAPI

        self._session = session
        session.udf.register("alike", _alike, "int")
        session.udf.register("could_be", could_be, "boolean")
        self.api: Any = SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=session, break_lineage_method="persist", register_udfs_automatically=False
        )

    def table(self, name: str, columns: Columns) -> Any:
        schema = ", ".join(f"`{column}` {_TYPES[kind]}" for column, (kind, _) in columns.items())
        rows = list(zip(*(values for _, values in columns.values()), strict=True))
        return self._register(name, self._session.createDataFrame(rows, schema))

    def made(self, name: str, sql: str) -> Any:
        return self._register(name, self._session.sql(sql).persist())

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def arrays(self, sql: str) -> Mapping[str, "NDArray[Any]"]:
        import numpy as np

        frame = self._session.sql(sql)
        rows = frame.collect()
        return {name: np.array([row[name] for row in rows]) for name in frame.columns}

    def ready(self, pairs: str) -> None:
        """Every worker compares names on its own."""

    def forget(self, name: str) -> None:
        self._session.catalog.dropTempView(name)

    def _register(self, name: str, frame: Any) -> Any:
        frame.createOrReplaceTempView(name)
        return self.api.table_to_splink_dataframe(name, name)


def _alike(a: str | None, b: str | None) -> int | None:
    return None if a is None or b is None else alike(a, b)


@contextmanager
def local(scratch: Path, cores: int = 2) -> Iterator[Spark]:
    """Spark on this machine alone, without a web page; what it spills goes to `scratch`."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers are to find this package
    session = (
        SparkSession.builder.master(f"local[{cores}]")
        .appName("onrecord")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.local.dir", str(scratch))
        .config("spark.sql.warehouse.dir", str(scratch / "warehouse"))
        .config("spark.sql.shuffle.partitions", str(cores))
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    try:
        yield Spark(session)
    finally:
        session.stop()
