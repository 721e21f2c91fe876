"""The ledger: every promise as an entry with its whole history, both dates kept, nothing overwritten."""
