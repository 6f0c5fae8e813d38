"""Tests; a package so that its makers can be imported."""
