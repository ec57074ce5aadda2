"""What can be wrong with a workbook, as the clerk is told it; ``name`` is always the name of the file."""

from __future__ import annotations

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _


def damaged(name: str) -> AppError:
    """Say that parts of the file are missing or broken."""
    return AppError(
        _("{name} is damaged or was not copied completely. Fetch it once more, or save it again.", name=name)
    )


def protected(name: str) -> AppError:
    """Say that the file wants a password."""
    return AppError(_("{name} is protected by a password. Remove the password in Excel or WPS first.", name=name))


def not_a_workbook(name: str) -> AppError:
    """Say that the file is something else."""
    return AppError(_("{name} is not a workbook. Only .xlsx, .xls and .et can be imported.", name=name))


def too_much_inside(name: str) -> AppError:
    """Say that a small file unpacks to an absurd size."""
    return AppError(_("{name} unpacks to more than a workbook can hold.", name=name))


def too_many_cells(name: str) -> AppError:
    """Say that a sheet is laid out far larger than a roster."""
    return AppError(
        _("{name} has far more rows or columns than a roster. Delete the empty ones and save it again.", name=name)
    )
