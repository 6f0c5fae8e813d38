"""Intervals of days and the network of constraints between them."""
