"""``python -m desktop_app``: with a subcommand the command line, without one the window."""

from __future__ import annotations

import os
import sys

REFUSED = 2
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Run what was asked for and return the exit status."""
    if len(sys.argv) > 1:
        from desktop_app.cli import main as command_line

        return command_line(sys.argv[1:])
    if not there_is_a_screen():
        return refuse_without_a_screen()
    from desktop_app.app import main as window

    return window()


def there_is_a_screen() -> bool:
    """Tell whether a window can be shown; the toolkit would end the process without a word where it cannot."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in _SCREENS)


def refuse_without_a_screen() -> int:
    """Say what can be done without a screen and return the exit status."""
    from desktop_app.domain.i18n import DEFAULT_LANGUAGE, _, speak

    speak(DEFAULT_LANGUAGE)
    print(_("There is no screen for the window. Commands work without one; see --help."), file=sys.stderr)  # noqa: T201
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
