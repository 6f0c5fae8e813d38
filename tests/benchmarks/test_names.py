"""The names benchmark reads BIO tags as spans of the three types that count."""

from pathlib import Path

from benchmarks.names import gold, measure
from benchmarks.syntax import compare, treebank


def test_tags_are_read_as_spans() -> None:
    """Neighbouring spans stay apart, a type that does not count is left out."""
    assert gold(["B-PER", "I-PER", "B-PER", "O", "B-MISC", "I-MISC", "B-LOC"]) == {("PER", 0, 2), ("PER", 2, 3), ("LOC", 6, 7)}


def test_figures_count_exact_spans() -> None:
    """One right, one invented, one missed: half precision, half recall."""
    doc = [(["Mara", "left", "Karsk"], ["B-PER", "O", "B-LOC"])]
    figures, errors = measure(lambda sentences: [{("PER", 0, 1), ("ORG", 2, 3)}], [doc])
    assert figures["f1"] == 50.0
    assert figures["per"] == 100.0
    assert len(errors) == 2


def test_a_treebank_is_read_and_compared(tmp_path: Path) -> None:
    """A file with a multiword token and an empty node: only words count, the root governs itself."""
    from collections import Counter
    from zipfile import ZipFile

    lines = ["# newdoc id = one", "1-2\tHe's\t_\t_\t_\t_\t_\t_\t_\t_", "1\tHe\the\tPRON\tPRP\t_\t3\tnsubj\t_\t_", "2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_",
             "3\tleft\tleft\tADJ\tJJ\t_\t0\troot\t_\t_", "3.1\tx\tx\tX\tX\t_\t_\t_\t_\t_", ""]  # fmt: skip
    with ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("x-dev.conllu", "\n".join(lines))
    ((document, words),) = treebank(tmp_path / "t.zip", "dev")
    assert document == "one" and [word.form for word in words] == ["He", "'s", "left"] and words[2].head == 2
    hits: Counter[str] = Counter()
    compare([words], hits, [])
    assert hits["words"] == 3
