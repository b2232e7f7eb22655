"""The text of an HTML file comes in; the text that it shows, its blocks, and the way back to the file go out."""

from __future__ import annotations

from tieout.core.document import Block
from tieout.core.origin import Origin
from tieout.core.span import Lines
from tieout.source.flow import Writer
from tieout.source.html.reader import Watch, flow_of


def page_of(source: str, watch: Watch | None = None) -> tuple[str, tuple[Block, ...], Origin]:
    """The text that the markup ``source`` shows, its blocks in order, and its origin in ``source``.

    ``watch`` sees the tokens pass by, and has no part in the reading.

    Raises SourceError where the page has too many cells to be read.
    """
    writer = Writer()
    lines = Lines.of(source)
    for item in flow_of(source, lines, watch):
        writer.put_item(item)
    return writer.text, tuple(writer.blocks), writer.origin(source, lines)
