"""Putting finished documents on paper or into a file."""
