"""sayso: who said what happened, and how do they know?"""

__version__ = "0.1.0"
