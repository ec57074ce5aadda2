"""What the archive keeps of a disclosure: the exact paper, the fonts in it, its words as they are read back."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import AttachmentKind, Date, Link, LongText, Text
from desktop_app.domain.record import Record, Search, field
from desktop_app.domain.values import Attachment, Reference
from desktop_app.modules.disclosures.domain.records import Disclosure


class ArchivedPaper(Record):
    """The paper of one disclosure as it hung, laid into the archive."""

    title = _("Archived paper")
    plural = _("Archived papers")
    called = "archived_on"
    order_by = ("archived_on",)

    disclosure: Reference | None = field(_("Disclosure"), Link(lambda: Disclosure), required=True)
    archived_on: dt.date | None = field(_("Archived on"), Date(), required=True)
    paper: Attachment | None = field(_("Paper as printed"), AttachmentKind(("application/pdf",)), required=True)
    sha256: str = field(_("Checksum (SHA-256)"), Text(), required=True, in_list=False)
    fonts: str = field(_("Fonts in the paper"), LongText(), in_list=False)
    text: str = field(_("Text as read back"), LongText(), in_list=False, search=Search.words)
