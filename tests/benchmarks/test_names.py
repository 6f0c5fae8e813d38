"""The names benchmark reads BIO tags as spans of the three types that count."""

from collections import Counter
from pathlib import Path
from zipfile import ZipFile

from benchmarks.names import gold, measure
from benchmarks.syntax import compare, treebank


def test_tags_are_read_as_spans() -> None:
    """Neighbouring spans stay apart, a type that does not count is left out."""
    assert gold(["B-PER", "I-PER", "B-PER", "O", "B-MISC", "I-MISC", "B-LOC"]) == {
        ("PER", 0, 2),
        ("PER", 2, 3),
        ("LOC", 6, 7),
    }


def test_figures_count_exact_spans() -> None:
    """One right, one invented, one missed: half precision, half recall."""
    doc = [(["Mara", "left", "Karsk"], ["B-PER", "O", "B-LOC"])]
    figures, errors = measure(lambda sentences: [{("PER", 0, 1), ("ORG", 2, 3)}], [doc])
    assert figures["f1"] == 50.0
    assert figures["per"] == 100.0
    assert len(errors) == 2


def test_a_treebank_is_read_and_compared(tmp_path: Path) -> None:
    """A file with a multiword token and an empty node: only words count, the root governs itself."""
    rows = [
        "1-2 He's _ _ _ _ _ _ _ _",
        "1 He he PRON PRP _ 3 nsubj _ _",
        "2 's be AUX VBZ _ 3 cop _ _",
        "3 left left ADJ JJ _ 0 root _ _",
    ]
    lines = ["# newdoc id = one", *(row.replace(" ", "\t") for row in [*rows, "3.1 x x X X _ _ _ _ _"]), ""]
    with ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("x-dev.conllu", "\n".join(lines))
    ((document, words),) = treebank(tmp_path / "t.zip", "dev")
    assert document == "one" and [word.form for word in words] == ["He", "'s", "left"] and words[2].head == 2
    hits: Counter[str] = Counter()
    compare([words], hits, [])
    assert hits["words"] == 3
