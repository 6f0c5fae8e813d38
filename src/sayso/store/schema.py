"""The tables of `index.db`, with a sentence for each. A database with other tables is derived anew."""

from __future__ import annotations

SCHEMA = 3
"""Version of the tables."""

TABLES: dict[str, tuple[str, str]] = {
    "meta": ("Settings of the last build, by name.", "key TEXT PRIMARY KEY, value TEXT NOT NULL"),
    "pages": (
        "What was read from each original under one key, or why nothing.",
        "sha256 TEXT PRIMARY KEY, key TEXT NOT NULL, error TEXT, body BLOB, facets BLOB, "
        "digest TEXT NOT NULL",
    ),
    "views": (
        "What is shown, by kind and id; `place` orders a kind.",
        "kind TEXT, id TEXT, place TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, id)",
    ),
    "capture": (
        "The captures log as far as it was read: line, original, address, time of retrieval, body.",
        "n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, url TEXT, retrieved TEXT, body TEXT NOT NULL",
    ),
    "dirty": ("Originals whose card and claims are to be made anew.", "sha256 TEXT PRIMARY KEY"),
    "card": (
        "A page without its text, the sorted numbers of its things, and the family that prints its text.",
        "page INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, body BLOB NOT NULL, things BLOB, family TEXT",
    ),
    "claim": (
        "A claim before it is known who is who: whether it stands and may be linked, its incident.",
        "claim INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page INTEGER NOT NULL, status TEXT NOT NULL, "
        "type TEXT NOT NULL, linkable INTEGER NOT NULL, body BLOB NOT NULL, months TEXT NOT NULL, "
        "criterion TEXT, decided TEXT NOT NULL, part INTEGER, grouped TEXT, incident TEXT",
    ),
    "anchor": (
        "Where an anchor of a decision stands now: the original, and the claim's id if it is still read.",
        "anchor TEXT PRIMARY KEY, original TEXT NOT NULL, claim TEXT",
    ),
    "stale": (
        "Decisions on one page that no longer apply, by their line.",
        "n INTEGER, sha256 TEXT, why TEXT NOT NULL, PRIMARY KEY (n, sha256)",
    ),
    "form": (
        "A form of a name with the number of its uses and whom it stands for.",
        "form INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE, uses INTEGER NOT NULL, entity TEXT, name TEXT, "
        "within TEXT",
    ),
    "form_key": (
        "What a form of a name can share with others, by kind.",
        "key INTEGER, kind TEXT, form INTEGER, PRIMARY KEY (key, kind, form)",
    ),
    "used": (
        "The form by which a page names each chain of mentions.",
        "page INTEGER, chain INTEGER, form INTEGER, PRIMARY KEY (page, chain)",
    ),
    "part": (
        "The forms that fill roles of a claim.",
        "form INTEGER, claim INTEGER, PRIMARY KEY (form, claim)",
    ),
    "naming": (
        "The folded names, by number, that a claim prints for people and sources.",
        "name INTEGER, claim INTEGER, PRIMARY KEY (name, claim)",
    ),
    "country": (
        "Names that act as countries in this case, by the form that makes them so.",
        "name TEXT, form INTEGER, state TEXT, PRIMARY KEY (name, form)",
    ),
    "block": (
        "The keys by which claims are compared.",
        "key INTEGER, claim INTEGER, PRIMARY KEY (key, claim)",
    ),
    "link": (
        "Two claims, the smaller number first, that a comparison joins, with the score.",
        "one INTEGER, other INTEGER, score REAL NOT NULL, body TEXT NOT NULL, PRIMARY KEY (one, other)",
    ),
    "tie": (
        "What can tie an incident to others of its affair.",
        "tie INTEGER, incident TEXT, PRIMARY KEY (tie, incident)",
    ),
    "edge": (
        "A page that tells an incident; `ahead` where it tells of it as still to come.",
        "page INTEGER, incident TEXT, ahead INTEGER, PRIMARY KEY (page, incident)",
    ),
    "clash": (
        "The incidents and pages that a contradiction is about.",
        "about TEXT, id TEXT, PRIMARY KEY (about, id)",
    ),
    "shingle": (
        "A sample of the runs of words of each page.",
        "shingle INTEGER, page INTEGER, PRIMARY KEY (shingle, page)",
    ),
    "copy": (
        "Two pages that share text: the part of the shorter one, and whether that is sure.",
        "one TEXT, other TEXT, share REAL, sure INTEGER, PRIMARY KEY (one, other)",
    ),
}

INDEXES = (
    *("views (kind, place, id)", "capture (sha256)", "claim (page)", "claim (grouped)", "claim (incident)"),
    *("anchor (original)", "form_key (form)", "used (form)", "part (claim)", "naming (claim)"),
    *("block (claim)", "link (other)", "tie (incident)", "edge (incident)", "shingle (page)", "copy (other)"),
    *("clash (id)", "card (family)", "form (entity)", "stale (sha256)"),
)

WITH_ROWS = frozenset({"pages", "capture", "card", "claim", "form"})
"""Tables whose rows are found by number; the others are kept in the order of their key."""

WORKINGS = tuple(name for name in TABLES if name not in ("meta", "pages", "views", "capture", "dirty"))
"""The tables that deriving fills."""


def statements() -> str:
    """The statements that make every table and index that is missing."""
    made = [
        f"CREATE TABLE IF NOT EXISTS {name} ({columns}){'' if name in WITH_ROWS else ' WITHOUT ROWID'};"
        for name, (_, columns) in TABLES.items()
    ]
    for one in INDEXES:
        name = "_".join(part.strip(" ),") for part in one.replace("(", " ").split())
        made.append(f"CREATE INDEX IF NOT EXISTS by_{name} ON {one};")
    words = 'fts5(sha256 UNINDEXED, title, text, tokenize = "unicode61 remove_diacritics 2")'
    made.append(f"CREATE VIRTUAL TABLE IF NOT EXISTS words USING {words};")
    return "\n".join(made)
