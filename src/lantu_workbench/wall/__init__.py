"""The wall: what stands in the ledger at a glance, each number leading to its rows."""
