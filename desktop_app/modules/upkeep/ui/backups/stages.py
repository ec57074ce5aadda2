"""What the stages of long work are called, in the order the services go through them."""

from __future__ import annotations

from desktop_app.domain.i18n import _

BACKUP = (
    _("Copying the store as it is at this moment"),
    _("Checking every page and link of the copy"),
    _("Encrypting it onto the target"),
    _("Opening the backup again from the target"),
    _("Comparing it with the store"),
)
OPENING = (_("Opening and decrypting the backup"), _("Checking every page and link"))
CHECK = (_("Checking every page and link"),)
