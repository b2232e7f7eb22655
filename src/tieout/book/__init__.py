"""Exhibits come in; the book of one issuer goes out: what every figure means, and how they hang together."""
