"""Background work in the database: queued, claimed, worked with a sign of life, retried; no broker."""
