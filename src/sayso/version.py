"""The version of the program, as captures, readings and `--version` name it."""

__version__ = "0.2.0"
