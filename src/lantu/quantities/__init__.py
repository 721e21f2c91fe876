"""Quantities in running text: numerals, units, comparators, periods. Not yet whether a quantity is a figure, nor of what."""

from lantu.quantities.comparators import find_comparator
from lantu.quantities.numerals import parse_numeral
from lantu.quantities.scan import Quantity, find_quantities

__all__ = ["Quantity", "find_comparator", "find_quantities", "parse_numeral"]
