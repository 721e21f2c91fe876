"""Knowledge as data: word lists, rules, units, places, bodies, messages. SOURCES.md says where each comes from."""
