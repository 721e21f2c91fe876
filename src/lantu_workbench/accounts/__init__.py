"""People, their units and roles, sign-in, tokens."""
