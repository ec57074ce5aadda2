"""The pieces of which migrations make tables; once a version is released they stay as they are."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op


def record(table: str, *columns: sa.Column[Any]) -> None:
    """Make the table of a record type: what every record has, then ``columns``."""
    own = (sa.Column("version", sa.Integer(), nullable=False), sa.Column("removed_at", sa.DateTime()))
    op.create_table(table, *named(table), *own, *columns)
    filled_index(table, "removed_at")


def part(table: str, owner: str, *columns: sa.Column[Any]) -> None:
    """Make the table of the parts that records of ``owner`` own in order; they go with their owner."""
    owned_by = sa.ForeignKey(f"{owner}.id", name=op.f(f"fk_{table}_owner_id"), ondelete="CASCADE")
    own = (
        sa.Column("owner_id", sa.Integer(), owned_by, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_table(table, *named(table), *own, *columns)
    op.create_index(op.f(f"ix_{table}_owner_id"), table, ["owner_id"])


def named(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Return what every row has: a number of this store, a name for all stores, and both unique."""
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    )


def link(table: str, column: str, target: str) -> sa.Column[Any]:
    """Return a column that points to a record of ``target``, or to nothing."""
    return sa.Column(column, sa.Integer(), sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{column}")))


def filled_index(table: str, column: str) -> None:
    """Index the rows in which ``column`` is filled."""
    filled = sa.text(f"{column} IS NOT NULL")
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], sqlite_where=filled, postgresql_where=filled)


def keys(table: str) -> None:
    """Make the table of the words by which records of ``table`` are found from their beginning."""
    op.create_table(
        f"{table}_key",
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f(f"pk_{table}_key")),
        sqlite_with_rowid=False,
    )


def words(table: str) -> None:
    """Make the index of the pairs of characters in the long texts of ``table``."""
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_words USING fts5"
        "(pairs, content='', contentless_delete=1, detail='none', tokenize='ascii')"
    )
