"""Word documents: local itineraries, the programme book, briefs, home hosts, unmet needs."""
