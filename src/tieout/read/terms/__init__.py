"""An Exhibit comes in; what it provides goes out."""
