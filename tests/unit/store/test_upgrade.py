"""An upgrade runs on a copy, and only a copy that passes every check replaces the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.paths import key_path
from desktop_app.store.connection import connected
from desktop_app.store.keyfile import unlock
from desktop_app.store.lock import holding
from desktop_app.store.upgrade import MIGRATIONS, upgrade
from tests.office import Office

FIRST = "revision = '0001'\ndown_revision = None\n\ndef upgrade():\n    raise RuntimeError('done long ago')\n"
REBUILD_GRID = """
from alembic import op
import sqlalchemy as sa

revision = '0002'
down_revision = '0001'


def upgrade():
    with op.batch_alter_table('grid', recreate='always') as grid:
        grid.add_column(sa.Column('colour', sa.Text))
    op.execute("UPDATE grid SET colour = 'blue'")
"""
LOSE_THE_GRIDS = """
from alembic import op

revision = '0002'
down_revision = '0001'


def upgrade():
    op.execute('DELETE FROM grid')
"""


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    (folder / "versions" / "0001_first.py").write_text(FIRST)
    return folder


@pytest.fixture
def office_with_grids(office: Office) -> Iterator[Office]:
    """Two grids with a building each; the lock is held."""
    with connected(office.store, office.key) as connection:
        for number in (1, 2):
            connection.execute(
                "INSERT INTO grid (id, uid, version, name) VALUES (?, ?, 1, ?)", (number, f"g{number}", "网格")
            )
            connection.execute(
                "INSERT INTO building (id, uid, version, name, grid_id) VALUES (?, ?, 1, ?, ?)",
                (number, f"b{number}", "1号楼", number),
            )
    with holding(office.store):
        yield office


def rows(office: Office, query: str) -> list[tuple[object, ...]]:
    with connected(office.store, office.key) as connection:
        return list(connection.execute(query).fetchall())


def test_a_rebuilt_table_keeps_its_rows_and_the_links_to_them(office_with_grids: Office, migrations: Path) -> None:
    (migrations / "versions" / "0002_colour.py").write_text(REBUILD_GRID)
    upgraded = upgrade(office_with_grids.store, office_with_grids.key, migrations)
    assert (upgraded.before, upgraded.after) == ("0001", "0002")
    assert rows(office_with_grids, "SELECT id, colour FROM grid") == [(1, "blue"), (2, "blue")]
    assert rows(office_with_grids, "SELECT id, grid_id FROM building") == [(1, 1), (2, 2)]
    assert rows(office_with_grids, "SELECT version_num FROM alembic_version") == [("0002",)]


def test_the_store_as_it_was_is_kept_with_its_key_file(office_with_grids: Office, migrations: Path) -> None:
    (migrations / "versions" / "0002_colour.py").write_text(REBUILD_GRID)
    kept = upgrade(office_with_grids.store, office_with_grids.key, migrations).kept
    with connected(kept, unlock(key_path(kept), office_with_grids.password).store_key) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert unlock(key_path(office_with_grids.store), office_with_grids.password).store_key == office_with_grids.key


@pytest.mark.parametrize(
    "body", ["    raise RuntimeError", "    from alembic import op\n    op.execute('DROP TABLE person')"]
)
def test_an_upgrade_that_fails_leaves_the_store_as_it_was(
    office_with_grids: Office, migrations: Path, body: str
) -> None:
    failing = f"revision = '0003'\ndown_revision = '0002'\n\ndef upgrade():\n{body}\n    raise RuntimeError\n"
    (migrations / "versions" / "0002_colour.py").write_text(REBUILD_GRID)
    (migrations / "versions" / "0003_fails.py").write_text(failing)
    before = office_with_grids.files(), office_with_grids.store.read_bytes()
    with pytest.raises(RuntimeError):
        upgrade(office_with_grids.store, office_with_grids.key, migrations)
    assert (office_with_grids.files(), office_with_grids.store.read_bytes()) == before


def test_an_upgrade_that_loosens_links_is_called_off(office_with_grids: Office, migrations: Path) -> None:
    (migrations / "versions" / "0002_lose.py").write_text(LOSE_THE_GRIDS)
    before = office_with_grids.files()
    with pytest.raises(AppError, match="link in building"):
        upgrade(office_with_grids.store, office_with_grids.key, migrations)
    assert office_with_grids.files() == before
    assert len(rows(office_with_grids, "SELECT id FROM grid")) == 2


def test_a_store_of_a_newer_program_is_refused_untouched(office: Office, migrations: Path) -> None:
    with connected(office.store, office.key) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    before = office.store.read_bytes()
    with holding(office.store), pytest.raises(AppError, match="newer version"):
        upgrade(office.store, office.key, migrations)
    assert office.store.read_bytes() == before


def test_a_damaged_store_is_not_upgraded(office_with_grids: Office, migrations: Path) -> None:
    (migrations / "versions" / "0002_colour.py").write_text(REBUILD_GRID)
    with office_with_grids.store.open("r+b") as file:
        file.seek(30 * 4096 + 200)
        file.write(b"spoiled")
    with pytest.raises(AppError, match="damaged"):
        upgrade(office_with_grids.store, office_with_grids.key, migrations)


def test_a_cancelled_upgrade_leaves_the_store_as_it_was(office_with_grids: Office, migrations: Path) -> None:
    (migrations / "versions" / "0002_colour.py").write_text(REBUILD_GRID)
    before = office_with_grids.files()

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        upgrade(office_with_grids.store, office_with_grids.key, migrations, cancel)
    assert office_with_grids.files() == before


def test_the_migrations_of_the_program_are_found() -> None:
    assert (MIGRATIONS / "versions").is_dir()
