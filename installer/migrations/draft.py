"""Draft the migration that brings a store of the newest known schema to what the records declare now.

    python installer/migrations/draft.py 0002 what_changed

writes ``desktop_app/store/migrations/versions/0002_what_changed.py`` for a person to read, complete (data that
must move, full-text tables, triggers) and test; ``HEAD`` in ``migrations/__init__.py`` is then set by hand.
"""

from __future__ import annotations

import sys
import tempfile
import textwrap
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations, ops
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from desktop_app.modules.records import RECORDS
from desktop_app.store.migrations import HEAD
from desktop_app.store.schema import Schema
from desktop_app.store.upgrade import MIGRATIONS

_FRAME = '''"""{title}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {before!r}
branch_labels = None
depends_on = None


def upgrade() -> None:
{body}
'''


def _run_all(connection: Connection) -> None:
    script = ScriptDirectory(MIGRATIONS, version_locations=[MIGRATIONS / "versions"])
    with Operations.context(MigrationContext.configure(connection)):
        for revision in reversed(list(script.walk_revisions())):
            revision.module.upgrade()


def draft(revision: str, name: str) -> Path:
    """Write the draft and return where it lies."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/plain.db")
        before = None if revision == "0001" else HEAD
        with engine.begin() as connection:
            if before:
                _run_all(connection)
            context = MigrationContext.configure(connection)
            script = produce_migrations(context, Schema(RECORDS).metadata)
        assert script.upgrade_ops is not None  # noqa: S101 - a draft always has them
        body = render_python_code(ops.UpgradeOps(script.upgrade_ops.ops), render_as_batch=before is not None)
    target = MIGRATIONS / "versions" / f"{revision}_{name}.py"
    title = name.replace("_", " ").capitalize()
    code = [line for line in body.splitlines() if not line.lstrip().startswith("#")]
    indented = textwrap.indent(textwrap.dedent("\n".join(code)), "    ")
    target.write_text(_FRAME.format(title=title, revision=revision, before=before, body=indented), encoding="utf-8")
    return target


if __name__ == "__main__":
    print(draft(sys.argv[1], sys.argv[2]))
