"""The record as plain text for a terminal, 80 columns wide. Every function takes a JSON form and returns
lines.
"""
