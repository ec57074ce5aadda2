"""One record, edited: its fields, its saving, and what happens when two clerks save at once."""
