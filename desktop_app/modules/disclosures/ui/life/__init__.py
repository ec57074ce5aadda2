"""The life of one disclosure in the window: the steps, what was noted at each, the next thing to do."""
