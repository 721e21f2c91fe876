"""Trained models, each a small versioned file; CARD.md says what from, when and how well."""
