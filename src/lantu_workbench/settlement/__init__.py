"""What became of every promise: verdicts with their proof and history, signatures, disputes, tables of statistics."""
