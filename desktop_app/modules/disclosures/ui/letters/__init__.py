"""Letters and certificates for everybody on a list: written once, set for each, given out in one go."""
