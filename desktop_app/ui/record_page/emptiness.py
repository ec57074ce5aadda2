"""What a list without rows says."""

from __future__ import annotations

from desktop_app.domain.i18n import Message, _
from desktop_app.store.query import Query


def says_when_empty(query: Query) -> Message:
    """Say why the answer to ``query`` has no rows: nothing found, an empty recycle bin, or nothing recorded so far."""
    if query.text.strip() or query.filters:
        return _("Nothing was found; try fewer letters or fewer filters.")
    return _("The recycle bin is empty.") if query.removed else _("Nothing is here yet.")
