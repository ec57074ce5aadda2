"""The same page for Word, WPS and LibreOffice, for whoever must edit it."""

from desktop_app.documents.word.package import word_of

__all__ = ["word_of"]
