"""A case on disk: the originals, what was decided, and what follows from both."""
