"""A store written by an older version of the program, brought to the schema of this one.

The migrations run on a copy; only a copy that passes every check takes the place of the store, which is kept.
Opening this module loads Alembic (0.3 s): do it only when an upgrade is due.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import StaticPool

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.paths import key_path
from desktop_app.store.connection import connected
from desktop_app.store.contents import contents_of, inspect
from desktop_app.store.copying import Step, copy_store, scratch_file, stage_of, unseen
from desktop_app.store.database import connect
from desktop_app.store.failures import in_plain_words
from desktop_app.store.replacing import flush_file, telling_disk_trouble, write_new_private
from desktop_app.store.swap import exchange, free_name_for_kept

MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Upgraded:
    """An upgrade that is done: the schema before and after, and where the store as it was is kept."""

    before: str
    after: str
    kept: Path


def upgrade(store: Path, key: bytes, migrations: Path = MIGRATIONS, step: Step = unseen) -> Upgraded:
    """Bring ``store`` to the newest schema in the folder ``migrations``; what it was is kept beside it.

    The caller holds the lock of the store and has closed it. ``step`` counts hundredths and may raise ``Cancelled``.
    A store of a newer program, and one that fails a check before or after, raises ``AppError`` and is left as it is.
    """
    script = _script(migrations)
    head = script.get_current_head() or ""
    before = _revision(store, key)
    the_program_knows_the_schema(script, before)
    copying, checking, migrating = (stage_of(step, stage, 3) for stage in range(3))
    with scratch_file(store) as copy:
        copy_store(store, key, copy, key, copying)
        inspect(copy, key, lambda: checking(0, 1))
        _migrate(copy, key, script, before, head)
        inspect(copy, key, lambda: migrating(1, 1))
        flush_file(copy)
        kept = free_name_for_kept(store, f"schema-{before}")
        with telling_disk_trouble(store):
            exchange(store, copy, write_new_private(key_path(store), key_path(store).read_bytes()), kept)
    return Upgraded(before, head, kept)


def the_program_knows_the_schema(script: ScriptDirectory, revision: str) -> None:
    """Raise ``AppError`` for a store of a newer program (or of none)."""
    if revision not in {each.revision for each in script.walk_revisions()}:
        raise AppError(
            _("This store was written by a newer version of the program. It was not touched; install that version.")
        )


def _script(migrations: Path) -> ScriptDirectory:
    return ScriptDirectory(migrations, version_locations=[migrations / "versions"])


def _revision(store: Path, key: bytes) -> str:
    with connected(store, key) as connection:
        return contents_of(connection).revision


def _migrate(copy: Path, key: bytes, script: ScriptDirectory, before: str, head: str) -> None:
    """Run every migration after ``before`` in one transaction, foreign keys off and checked before it ends.

    With foreign keys on, rebuilding a table deletes the parts that other tables keep of its rows.
    """
    engine = _engine(copy, key)
    try:
        with in_plain_words(), engine.connect() as connection, connection.begin():
            with Operations.context(MigrationContext.configure(connection)):
                for revision in reversed(list(script.iterate_revisions(head, before))):
                    revision.module.upgrade()
            connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": head})
            refuse_loose_links(connection)
    finally:
        engine.dispose()


def refuse_loose_links(connection: Connection) -> None:
    """Raise ``AppError`` when a row points to a row that is not there."""
    loose = connection.execute(text("PRAGMA foreign_key_check")).first()
    if loose is not None:
        raise AppError(
            _("The upgrade was called off: a link in {table} would point to nothing. Ask for help.", table=loose[0])
        )


def _engine(copy: Path, key: bytes) -> Engine:
    def open_without_foreign_keys() -> object:
        connection = connect(copy, key)
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    engine = create_engine("sqlite://", module=driver, creator=open_without_foreign_keys, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
