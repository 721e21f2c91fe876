"""Promise sentences to single verifiable items."""

from lantu.promises.assemble import assemble_promises

__all__ = ["assemble_promises"]
