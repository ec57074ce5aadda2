"""Where a self-check works and what its steps hand on to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.opening import OpenStore

if TYPE_CHECKING:
    from desktop_app.app.self_check.running import Running


@dataclass
class Bench:
    """The folder of the check, the picture it leaves, and what is open."""

    folder: Path
    picture: Path
    store: OpenStore | None = None
    backup: Path | None = None
    running: Running | None = None

    @property
    def home(self) -> Path:
        """What the program takes for its folder."""
        return self.folder / "CommunityDesk"

    @property
    def open_store(self) -> OpenStore:
        """The store made before."""
        if self.store is None:
            raise LookupError("no store is open")
        return self.store

    @property
    def window(self) -> Running:
        """The program shown before."""
        if self.running is None:
            raise LookupError("no window is shown")
        return self.running

    def close_store(self) -> None:
        """Let go of the store, so that the window can open it."""
        if self.store is not None:
            self.store.close()
            self.store = None

    def close(self) -> Mapping[str, object]:
        """Let go of everything."""
        self.close_store()
        if self.running is not None:
            self.running.end()
        return {}
