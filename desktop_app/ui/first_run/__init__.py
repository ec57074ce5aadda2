"""Setting up a new store: place, office, password, recovery key."""
