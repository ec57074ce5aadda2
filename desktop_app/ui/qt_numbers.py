"""Qt's own numbers for a few properties.

Loading the names that stand for them (the namespace ``Qt``) takes 20 to 50 ms. Whatever is built
before the first window is on the screen sets these properties by number instead.
"""

from __future__ import annotations

PLAIN_TEXT = 0
ALIGN_CENTER = 0x84
NO_FOCUS = 0
STRONG_FOCUS = 0xB
SCROLL_BAR_OFF = 1
