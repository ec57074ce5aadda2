"""Lists of any length: only the rows in sight, and some around them, are read from the store."""
