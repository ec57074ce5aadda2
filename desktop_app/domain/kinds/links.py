"""Kinds that point to other records, own records, or own files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds.base import Kind
from desktop_app.domain.values import Attachment, Reference

if TYPE_CHECKING:
    from desktop_app.domain.record import Record


@dataclass(frozen=True)
class Link(Kind[Reference]):
    """Another record. Written as its uid; only the store can read it back, for it alone knows the records."""

    target: Callable[[], type[Record]]

    def parse(self, text: str) -> Reference:
        raise Unreadable("not found", _("“{text}” is not in the store.", text=text.strip()))

    def write(self, value: Any) -> str:
        return str(value.uid)

    def show(self, value: Any) -> str:
        return str(value.title)


@dataclass(frozen=True)
class Parts(Kind[tuple[Any, ...]]):
    """Records that live and die with their owner, in order; written as a JSON list of their written fields."""

    part: Callable[[], type[Record]]
    empty = ()

    def parse(self, text: str) -> tuple[Any, ...]:  # noqa: ARG002 - the signature is every kind's
        raise Unreadable("needs its owner", _("Parts cannot be read from one text."))

    def write(self, value: Any) -> str:
        return json.dumps([part.written() for part in value], ensure_ascii=False)

    def show(self, value: Any) -> str:
        return "；".join(part.called_as() for part in value)


@dataclass(frozen=True)
class AttachmentKind(Kind[Attachment]):
    """A file kept in the store; the field holds its description, the store its content."""

    media_types: tuple[str, ...] = ()

    def parse(self, text: str) -> Attachment:
        try:
            read = json.loads(text)
            return Attachment(str(read["name"]), str(read["type"]), str(read["sha256"]), int(read["size"]))
        except (ValueError, KeyError, TypeError):
            raise Unreadable("not an attachment", _("This is not the description of an attachment.")) from None

    def write(self, value: Any) -> str:
        described = {"name": value.name, "type": value.media_type, "sha256": value.sha256, "size": value.size}
        return json.dumps(described, ensure_ascii=False)

    def show(self, value: Any) -> str:
        return str(value.name)
