"""Compiles what is shipped: ``python installer/windows/bytecode.py FOLDER --instead a,b --beside c``.

The bytecode names no time and no folder of the builder and is never compared with its source again, so that the
installed program writes nothing beside itself. What Python notes in bytecode depends a little on what the process
did before; ``build.py`` therefore runs this file as a process of its own, without a hash seed.
"""

from __future__ import annotations

import argparse
import py_compile
from importlib.util import cache_from_source
from pathlib import Path

BYTECODE = py_compile.PycInvalidationMode.UNCHECKED_HASH


def main() -> None:
    """Compile the folders asked for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--instead", default="", help="folders that keep no sources, parted by commas")
    reader.add_argument("--beside", default="", help="folders that keep their sources")
    asked = reader.parse_args()
    for name in filter(None, asked.instead.split(",")):
        compile_instead(asked.folder / name)
    for name in filter(None, asked.beside.split(",")):
        compile_beside(asked.folder / name)


def compile_instead(folder: Path) -> None:
    """Put bytecode in the place of every source below ``folder``: half the files, and a quicker start."""
    for source in sorted(folder.rglob("*.py")):
        _compiled(source, source.with_suffix(".pyc"), folder)
        source.unlink()


def compile_beside(folder: Path) -> None:
    """Put bytecode beside every source below ``folder``, where the import looks for it."""
    for source in sorted(folder.rglob("*.py")):
        _compiled(source, Path(cache_from_source(source)), folder)


def _compiled(source: Path, target: Path, folder: Path) -> None:
    name = source.relative_to(folder).as_posix()
    py_compile.compile(str(source), str(target), name, doraise=True, invalidation_mode=BYTECODE)


if __name__ == "__main__":
    main()
