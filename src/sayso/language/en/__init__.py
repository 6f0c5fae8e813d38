"""English: its syntax tree, its sources, its loaded words."""
