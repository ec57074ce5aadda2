"""What the office's records are and which rules they keep; knows no window, no SQL, no PDF."""
