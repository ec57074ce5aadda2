"""Which files of a package or of the runtime are shipped: the explicit lists of ``prune.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from installer.windows.pins import Refused


@dataclass(frozen=True)
class Pruning:
    """The patterns of one source; without ``keep`` everything is kept that ``drop`` does not name."""

    keep: Sequence[str] = ()
    drop: Sequence[str] = ()
    drop_if_there: Sequence[str] = ()

    def kept(self, names: Iterable[str]) -> list[str]:
        """Return the names that are shipped, sorted; a pattern that fits no name any more is refused."""
        everything = sorted(names)
        stale = [
            pattern for pattern in (*self.keep, *self.drop) if not any(fits(name, [pattern]) for name in everything)
        ]
        if stale:
            raise Refused(f"prune.toml names what is not there (any more): {', '.join(stale)}")
        chosen = [name for name in everything if not self.keep or fits(name, self.keep)]
        return [name for name in chosen if not fits(name, (*self.drop, *self.drop_if_there))]


def read_prunings(text: str) -> dict[str, Pruning]:
    """Return the prunings by source: ``runtime`` and the canonical names of packages."""
    return {source: Pruning(**lists) for source, lists in tomllib.loads(text).items() if source != "everywhere"}


def dropped_everywhere(text: str) -> list[str]:
    """Return the patterns that no package is shipped with."""
    return list(tomllib.loads(text)["everywhere"]["drop"])


def pruned(source: str, names: Iterable[str], prunings: Mapping[str, Pruning], everywhere: Sequence[str]) -> list[str]:
    """Return what of ``source`` is shipped, sorted."""
    kept = prunings.get(source, Pruning()).kept(names)
    return [name for name in kept if not fits(name, everywhere)]


def fits(name: str, patterns: Iterable[str]) -> bool:
    """Tell whether one of ``patterns`` describes ``name``; ``*`` stands for any letters, slashes among them."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)
