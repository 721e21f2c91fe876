"""The review: people say what the reader read right, mend what it read wrong, and so tell how good it is."""
