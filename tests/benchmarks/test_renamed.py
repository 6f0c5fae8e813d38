"""Every type and family of the codebook may bear another name: the record of the invented case stays the
same.
"""

from __future__ import annotations

from benchmarks.renamed import equal_under_other_names, new_names, renamed
from sayso.examples import example_pages, example_sources
from sayso.reading.claims.codebook import default_text, load
from sayso.reading.pipeline import extract


def test_the_renamed_codebook_has_other_names_throughout() -> None:
    """No type, family or trait of the renamed codebook bears a name of the shipped one."""
    names = new_names(load(), 1)
    book = renamed(default_text(), names)
    assert book.types.keys() == {names[name] for name in load().types}
    assert set(book.traits.steps) | book.traits["acts"] <= book.types.keys()
    assert not {one.family for one in book.types.values()} & {one.family for one in load().types.values()}


def test_the_record_of_the_invented_case_does_not_depend_on_names_of_types() -> None:
    """Deriving and the views ask the codebook's traits and never a type's name."""
    pages = sorted(example_pages().iterdir())
    read = [extract(page.read_bytes(), page.name, load()) for page in pages]
    assert sum(len(one.claims) for one in read) > 100
    assert equal_under_other_names(read, example_sources().read_text(encoding="utf8"))
