"""What every test may lean on: a fixed language, own folders, no network, the office's real workbooks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop_app.domain.i18n import speak

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "i18n"
SHARED = ROOT.parent / "shared"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "office",
    deadline=None,
    max_examples=60,
    derandomize=bool(os.environ.get("CI")),
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("office")


def refuse_the_network(event: str, args: tuple[object, ...]) -> None:
    """Stop whatever would leave this computer; the product never does, so no test may."""
    if event == "socket.connect" and isinstance(args[1], tuple):
        raise AssertionError(f"a test wanted to connect to {args[1]}")
    if event == "socket.getaddrinfo":
        raise AssertionError(f"a test asked for the address of {args[0]!r}")


sys.addaudithook(refuse_the_network)


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak the English of the code in every test; ``chinese`` asks for what the clerk reads."""
    speak("en", CATALOGUES)


@pytest.fixture
def chinese(english: None) -> None:
    """Speak simplified Chinese in this test."""
    speak("zh_CN", CATALOGUES)


@pytest.fixture(autouse=True)
def folders_of_nobody(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the settings, stores and logs of whoever runs the tests out of reach; return the folder used instead."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in ("COMMUNITY_DESK_PASSWORD", "COMMUNITY_DESK_STORE"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``../shared`` with the office's own material."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs ../shared, which is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def rosters(shared: Path) -> Path:
    """The folder of workbooks as offices keep them, with ``truth.json``."""
    return shared / "data" / "rosters"
