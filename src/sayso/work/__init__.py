"""Building, checking and erasing: what changes a case on disk."""
