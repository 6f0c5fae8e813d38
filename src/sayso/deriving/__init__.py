"""A whole case, pure: claims of all pages to incidents, affairs and grades. `flow.py` is the list of the
steps.
"""
