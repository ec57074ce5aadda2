"""The pages of the upkeep room: importing rosters, backing up, restoring, checking."""
