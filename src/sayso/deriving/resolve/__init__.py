"""Who and where, across documents: entities with the reasons of every join, places with their precision
and parents.
"""
