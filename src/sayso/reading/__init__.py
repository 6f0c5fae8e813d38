"""One page, by itself: bytes to claims, pure. `pipeline.py` is the list of the stages."""
