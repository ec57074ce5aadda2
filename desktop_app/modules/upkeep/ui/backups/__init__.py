"""The page that carries the store away and brings it back."""
