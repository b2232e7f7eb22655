"""The nouns: what every other room speaks of. Standard library only, no verbs with side effects."""
