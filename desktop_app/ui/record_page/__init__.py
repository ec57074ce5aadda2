"""The page of one record type, and pages that hold several of them."""
