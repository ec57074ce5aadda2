"""Room party: who belongs to which branch, and since when."""
