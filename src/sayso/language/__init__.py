"""Words, lists and syntax of the languages that are read; each in a room of its own."""
