"""The rooms: one package for each subject, with at most one file for each layer."""
