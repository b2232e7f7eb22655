"""A Document comes in; tables, figures with their context, claims and terms go out."""
