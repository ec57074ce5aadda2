"""Narrowing a list: chips the clerk adds and takes away."""
