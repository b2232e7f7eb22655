"""Schedules, availability and capitalisation of an issuer come in; listings for any renderer go out."""
