"""The room of disclosures: list, form with the paper beside it, what is due."""
