"""What the repository keeps: one configuration, a lock without addresses, licences of everything shipped."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution, requires
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.gates.conftest import ROOT

OTHER_CONFIGURATION = {
    "setup.py", "setup.cfg", "tox.ini", "pytest.ini", ".flake8", ".coveragerc", "mypy.ini",
    "ruff.toml", ".ruff.toml", ".importlinter",
}  # fmt: skip
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|--(extra-)?index-url|npmjs\.org")
PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def runtime_packages() -> set[str]:
    """Return the names of everything the program needs to run, with and without a shared office's server."""
    wanted = [Requirement(text) for text in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["server"])]
    found: set[str] = set()
    while wanted:
        requirement = wanted.pop()
        name = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        if name in found and not requirement.extras:
            continue
        if requirement.marker and not any(requirement.marker.evaluate(environment(extra)) for extra in extras):
            continue
        found.add(name)
        for text in requires(name) or []:
            part = Requirement(text)
            if part.marker is None or any(part.marker.evaluate(environment(extra)) for extra in extras):
                wanted.append(Requirement(str(part).partition(";")[0]))
    return found


def environment(extra: str) -> dict[str, str]:
    """Describe this computer to a requirement's marker."""
    return {**{name: str(value) for name, value in default_environment().items()}, "extra": extra}


def test_pyproject_is_the_only_configuration(kept_files: list[Path]) -> None:
    assert not OTHER_CONFIGURATION & {path.name for path in kept_files}


def test_the_lock_holds_versions_and_hashes_and_no_address() -> None:
    assert not re.search(r"https?:|file:|--index|--find-links|--trusted", LOCK)
    for entry in re.split(r"\n(?=\S)", LOCK.strip()):
        assert re.match(r"\S+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_no_file_names_a_package_registry(kept_files: list[Path]) -> None:
    texts = [path for path in kept_files if path.suffix in {".py", ".toml", ".md", ".lock", ".sh", ""}]
    assert not [path.name for path in texts if REGISTRY.search(path.read_text(encoding="utf-8", errors="replace"))]


def test_the_lock_satisfies_what_the_project_asks_for() -> None:
    locked = {canonicalize_name(name): version for name, version in PACKAGE.findall(LOCK)}
    asked = [*PROJECT["dependencies"], *(text for group in PROJECT["optional-dependencies"].values() for text in group)]
    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), requirement


def test_every_package_that_is_shipped_has_its_licence_listed() -> None:
    listed = (ROOT / "docs" / "THIRD-PARTY.md").read_text(encoding="utf-8")
    rows = {canonicalize_name(row.split("|")[1].strip()) for row in listed.splitlines() if row.startswith("| ")}
    missing = {name: distribution(name).metadata["Version"] for name in runtime_packages() - rows}
    assert not missing
    assert rows & {"pyside6-essentials"}


def test_every_font_has_its_licence_listed_and_beside_it() -> None:
    folder = ROOT / "resources" / "fonts"
    fonts = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))["font"]
    listed = (ROOT / "docs" / "THIRD-PARTY.md").read_text(encoding="utf-8")
    assert {font["file"] for font in fonts} == {path.name for path in folder.glob("*.[ot]tf")}
    for font in fonts:
        assert font["file"] in listed, font["file"]
        assert font["licence_file"] in listed, font["licence_file"]
        assert (folder / font["licence_file"]).stat().st_size > 200, font["licence_file"]


def test_decisions_are_numbered_without_gap() -> None:
    records = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))


def test_what_a_page_points_at_is_there(kept_files: list[Path]) -> None:
    pages = [path for path in kept_files if path.suffix == ".md"]
    targets = [(page, target) for page in pages for target in LINK.findall(page.read_text(encoding="utf-8"))]
    assert not [f"{page.name}: {target}" for page, target in targets if not leads_somewhere(page, target)]


def leads_somewhere(page: Path, target: str) -> bool:
    """Tell whether ``target`` is a file beside ``page`` or, in the manual, the name of another chapter."""
    chapter = page.parent / f"{target}.md" if "manual" in page.parts else page.parent / target
    return (page.parent / target).exists() or chapter.exists()
