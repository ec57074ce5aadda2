"""The page that brings rosters in: choose, map, preview, write, and take back."""
