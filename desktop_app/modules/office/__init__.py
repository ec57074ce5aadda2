"""Room office: whose store this is."""
