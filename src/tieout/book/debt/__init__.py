"""Instruments of an issuer file come in; what they cost, owe and allow on any day goes out."""
