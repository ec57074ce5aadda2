"""Room disclosures: what goes on the wall, masked and read back."""
