"""``python -m desktop_app``: with a subcommand the command line, without one the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what was asked for and return the exit status."""
    if len(sys.argv) > 1:
        from desktop_app.cli import main as command_line

        return command_line(sys.argv[1:])
    from desktop_app.app import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
