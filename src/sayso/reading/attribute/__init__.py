"""Attribution: who is given as saying what, by rules over syntax and by the model's attribution heads."""

from sayso.reading.attribute.attribute import attribute

__all__ = ["attribute"]
