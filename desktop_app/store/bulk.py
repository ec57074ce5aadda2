"""Writing very many rows: the driver's own way, five times quicker than a statement with named values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, insert


def write_many(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert ``rows``, whose values stand in the order of the columns of ``table``."""
    if not rows:
        return
    filled = [
        (column, values)
        for column, values in zip(table.columns, zip(*rows, strict=True), strict=True)
        if column.primary_key or any(value is not None for value in values)  # most columns of a roster are empty
    ]
    names = [column.name for column, _values in filled]
    statement = insert(table).compile(dialect=connection.dialect, column_keys=names)
    ready = zip(*(_as_the_driver_wants(connection, column, values) for column, values in filled), strict=True)
    if statement.positional:
        connection.exec_driver_sql(str(statement), list(ready))
    else:
        connection.exec_driver_sql(str(statement), [dict(zip(names, row, strict=True)) for row in ready])


def _as_the_driver_wants(connection: Connection, column: Column[Any], values: Sequence[Any]) -> Sequence[Any]:
    """Convert values of a type that the driver does not take as it is, such as days in SQLite."""
    processor = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if processor is None:
        return values
    return [None if value is None else processor(value) for value in values]
