"""Documents before they are printed: pages as pictures that follow what is typed."""
