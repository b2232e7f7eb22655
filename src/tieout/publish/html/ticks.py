"""A figure and the markup of its text come in; the element that is its button and bears its tick marks goes out."""

from __future__ import annotations

from tieout.publish.html.text import escape
from tieout.publish.html.view import Inked


def mark(tag: str, inked: Inked, text: str, *, main: bool = True, last: bool = True) -> str:
    """One piece of a figure, mostly the whole of it.

    The ``main`` piece is the button by whose id the figure is found; the ``last`` bears the tick marks. A figure that
    stands in several cells has pieces that are neither: they are tinted and clicked like its button.
    """
    figure = inked.checked
    strong = " strong" if inked.strong and inked.marks else ""
    marks = f' data-m="{escape(inked.marks)}"' if inked.marks and last else ""
    button = f' id="{escape(figure.id)}" role="button" tabindex="0"' if main else ""
    return f'<{tag} class="f {inked.tone}{strong}" data-k="{inked.number}"{marks}{button}>{text}</{tag}>'
