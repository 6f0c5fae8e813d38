"""The only door out: what is asked of a built case, masked."""
