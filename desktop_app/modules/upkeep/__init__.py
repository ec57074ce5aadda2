"""Room upkeep: backups, restores and checks of the store."""
