"""What every app stands on: access, the log, words, lists, exports, search."""
