from __future__ import annotations

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop_app.store.connection import connected
from desktop_app.store.database import Database
from desktop_app.store.migrations import HEAD, known_revisions
from desktop_app.store.schema import Schema
from desktop_app.store.upgrade import MIGRATIONS
from tests.unit.store.conftest import KEY

Described = dict[tuple[str, str], list[tuple[object, ...]]]


def described(path: Path) -> Described:
    """Describe every table, index, trigger and virtual table of the store at ``path``."""
    with connected(path, KEY) as connection:
        told = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        found: Described = {}
        for kind, name, sql in told:
            if kind == "table" and not str(sql).startswith("CREATE VIRTUAL"):
                found[kind, name] = [
                    *sorted(row[1:] for row in connection.execute(f"PRAGMA table_info('{name}')")),
                    *sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list('{name}')")),
                ]
            elif kind == "index":
                found[kind, name] = connection.execute(f"PRAGMA index_info('{name}')").fetchall()
            else:
                found[kind, name] = [(" ".join(str(sql).split()),)]
        return found


def test_the_migrations_end_at_the_schema_the_program_writes() -> None:
    script = ScriptDirectory(MIGRATIONS, version_locations=[MIGRATIONS / "versions"])
    assert script.get_heads() == [HEAD]
    assert known_revisions() == {each.revision for each in script.walk_revisions()}


def test_a_migrated_store_has_the_same_tables_as_a_new_one(tmp_path: Path, database: Database) -> None:
    migrated = tmp_path / "migrated.store"
    script = ScriptDirectory(MIGRATIONS, version_locations=[MIGRATIONS / "versions"])
    with Database.create(migrated, KEY, Schema([])) as bare, bare.work("prepare") as work:
        for table in ("change", "step", "meta", "attachment_content"):
            work.connection.exec_driver_sql(f"DROP TABLE {table}")
        with Operations.context(MigrationContext.configure(work.connection)):
            for revision in reversed(list(script.walk_revisions())):
                revision.module.upgrade()
    assert described(migrated) == described(database.path)
