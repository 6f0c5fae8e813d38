"""Which files are read: the one list of their endings. What is in a file is told by its bytes (`unpack`)."""

from __future__ import annotations

TEXT_NAMES = (".txt", ".text", ".md")
SAVED_NAMES = (".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht")
"""Web pages as browsers save them."""
HTML_NAMES = (*SAVED_NAMES, ".shtml", ".php", ".asp", ".aspx")
"""Names under which servers hand out web pages: what has one and holds a tag is a web page."""
FOLDER_NAMES = (*TEXT_NAMES, *SAVED_NAMES, ".txt.gz", ".html.gz", ".htm.gz")
"""What is taken out of a folder; a file that is named itself is tried whatever its ending."""
