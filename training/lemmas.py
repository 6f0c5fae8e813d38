"""Write the table of lemmas that the rules of `sayso.reading.annotate.lemmas` get wrong.

    python -m training.lemmas --data DATA [--to src/sayso/reading/annotate/lemmas.tsv]

Counted on the train parts of UD English EWT and of the free genres of GUM.
"""

from __future__ import annotations

import argparse
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from sayso.reading.annotate.lemmas import known_bases, rule
from training.corpora import GUM_FREE

TABLE = Path(__file__).parent.parent / "src/sayso/reading/annotate/lemmas.tsv"
OPEN = ("NOUN", "VERB", "ADJ", "ADV", "AUX")


def counts(data: Path) -> dict[tuple[str, str], Counter[str]]:
    """How often each (lower-case form, Penn tag) has which lemma, proper nouns left out."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for archive, name in (("ud-ewt.zip", "ud-ewt-train.conllu"), ("ud-gum.zip", "ud-gum-train.conllu")):
        genre = ""
        with zipfile.ZipFile(data / archive) as opened:
            lines = opened.read(name).decode("utf8").splitlines()
        for line in lines:
            if line.startswith("# newdoc id"):
                genre = line.split("_")[1] if "GUM_" in line else ""
            cells = line.split("\t")
            if (
                len(cells) == 10
                and cells[0].isdigit()
                and (not genre or genre in GUM_FREE)
                and cells[3] != "PROPN"
            ):
                found[cells[1].lower(), cells[4]][cells[2].lower()] += 1
    return found


def main() -> None:
    """Read the options, write the table, print how good rules and table are together."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--to", type=Path, default=TABLE)
    options = reader.parse_args()
    found = counts(options.data)
    bases = sorted(
        {
            lemma
            for (_, xpos), lemmas in found.items()
            if xpos[:2] in ("VB", "JJ")
            for lemma in lemmas
            if lemma.isalpha()
        }
    )
    lines = [f"{base}\t\t" for base in bases]
    options.to.write_text("\n".join(lines) + "\n", encoding="utf8")
    known_bases.cache_clear()
    for (form, xpos), lemmas in sorted(found.items()):
        lemma, seen = lemmas.most_common(1)[0]
        if xpos[:2] == "VB" and seen < 2:
            continue
        if (
            rule(form, xpos) != lemma
            and form.replace("-", "").replace("'", "").replace("’", "").isalpha()
            and seen * 2 > lemmas.total()
        ):
            lines.append(f"{form}\t{xpos}\t{lemma}")
    options.to.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{options.to}: {len(bases)} bases, {len(lines) - len(bases)} exceptions")


if __name__ == "__main__":
    main()
