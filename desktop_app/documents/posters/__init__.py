"""Designs of posters, drawn by the program: one file for each, and what they are made of."""
