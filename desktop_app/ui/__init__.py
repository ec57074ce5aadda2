"""The window and the parts every page is made from."""
