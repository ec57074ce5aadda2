"""Room people: persons, households, buildings and grids."""
