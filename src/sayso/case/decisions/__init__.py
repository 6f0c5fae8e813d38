"""An analyst's judgements: rows in a log, never edits. What they do is computed anew from the log each
time.
"""
