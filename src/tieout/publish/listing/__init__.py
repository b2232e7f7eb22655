"""Listings come in; text for a terminal, CSV, JSON or a workbook goes out. One renderer a format."""
