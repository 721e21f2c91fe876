"""Reads word lists and rules from ``lantu/data``, checks them, compiles them. Knows no word of any language.

Comes in: ``data/words/*.toml`` (named lists) and ``data/rules/*.toml`` (rule records). Goes out: immutable tuples and compiled patterns,
cached for the life of the process. Deliberately not done: deciding what a match means; that is the stage's business.
"""

from lantu.rules.affixes import Prefixes, PrefixTable, Suffixes
from lantu.rules.ends import Ending
from lantu.rules.load import Rule, RuleSet, load_rules
from lantu.rules.match import compile_pattern
from lantu.rules.needs import Finder
from lantu.rules.sieve import Sieve, look_for
from lantu.rules.tables import load_mapping, load_rows
from lantu.rules.words import word_list, word_lists, word_set

__all__ = [
    "Ending",
    "Finder",
    "PrefixTable",
    "Prefixes",
    "Rule",
    "RuleSet",
    "Sieve",
    "Suffixes",
    "compile_pattern",
    "load_mapping",
    "load_rows",
    "load_rules",
    "look_for",
    "word_list",
    "word_lists",
    "word_set",
]
