"""Settings. The environment is read here and nowhere else; ``base`` is what runs, ``test`` what the tests use."""
