"""Room bodies: who takes part in governance, and who holds which post."""
