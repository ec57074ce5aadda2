"""What a list without rows says, and what stands in the form's place while it shows nothing."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.i18n import Message, _
from desktop_app.store.query import Query


def says_when_empty(query: Query) -> Message:
    """Say why the answer to ``query`` has no rows: nothing found, an empty recycle bin, or nothing recorded so far."""
    if query.text.strip() or query.filters:
        return _("Nothing was found; try fewer letters or fewer filters.")
    return _("The recycle bin is empty.") if query.removed else _("Nothing is here yet.")


def invitation(query: Query, *, rows: bool) -> Sequence[Message]:
    """Say what can be done from here, where the answer to ``query`` has ``rows`` or none."""
    if query.removed:
        here = _("Choose an entry in the list to read it; “Restore” takes it out of the recycle bin.")
        return (here,) if rows else ()
    new = _("Ctrl+N begins a new one.")
    return (_("Choose an entry in the list to read or change it."), new) if rows else (new,)
