"""Keeping records: the encrypted file, its units of work, its search, its history and its backups."""
