"""Promises of many documents as statements: one each, however often it is said, with its owner and the things it names.

Comes in: a ledger and who speaks where. Goes out: ``Statement`` objects in the order of the documents. Deliberately not done: taking two
different promises for one because they are alike; that is a link or a proposal.
"""

from lantu.statements.build import find_statements
from lantu.statements.names import Vocabulary, find_vocabulary, plain

__all__ = ["Vocabulary", "find_statements", "find_vocabulary", "plain"]
