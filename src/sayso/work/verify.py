"""Reading everything again: every hash, every link of both chains, every span from the stored bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sayso.case.erased import orders
from sayso.case.log import START, Entry
from sayso.case.store import Case
from sayso.errors import CaseError, SaysoError
from sayso.reading.pipeline import read_page
from sayso.records import Document
from sayso.store.rows import unpack
from sayso.store.sqlite import Index, Unbuilt, reading


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be told: `kind` is damage, erased or note; `about` are ids or file names; `quotes` are
    words of documents.
    """

    kind: str
    about: tuple[str, ...]
    says: str
    quotes: tuple[str, ...] = ()


@dataclass(slots=True)
class Verified:
    """What was looked at, and what was found. `fine` is False when anything is damaged."""

    originals: int = 0
    captures: int = 0
    decisions: int = 0
    documents: int = 0
    spans: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        """Whether nothing was found damaged."""
        return all(finding.kind != "damage" for finding in self.findings)


def verify(case: Case, progress: Callable[[int, int], None]) -> Verified:
    """Looks at every byte of a case without changing any. `progress` is told (documents done, documents to
    do).
    """
    result = Verified()
    captures = _log(case, "captures", result)
    decisions = _log(case, "decisions", result)
    result.captures, result.decisions = len(captures), len(decisions)
    names = {
        entry.body["sha256"]: entry.body["name"] for entry in reversed(captures) if entry.body is not None
    }
    ordered = orders(decisions)
    erased = set(ordered)
    _emptied({"captures": captures, "decisions": decisions}, set(ordered.values()), result)
    sound = _originals(case, names, erased, result)
    try:
        with reading(case.index_path) as index:
            _witness(index, {"captures": captures, "decisions": decisions}, result)
            _documents(case, index, {sha: names[sha] for sha in sound}, result, progress)
    except Unbuilt as error:
        result.findings.append(Finding("note", ("index.db",), f"there are no quotes to compare: {error}"))
    except CaseError as error:
        result.findings.append(Finding("damage", ("index.db",), str(error)))
    return result


def _log(case: Case, name: str, result: Verified) -> list[Entry]:
    entries, damage, _ = (case.captures_log if name == "captures" else case.decisions_log).inspect()
    for fault in damage:
        result.findings.append(
            Finding(
                "damage",
                (f"{name}.jsonl",),
                f"line {fault.line}: {fault.says}; put the file back from a copy",
            )
        )
    return entries


def _emptied(logs: dict[str, list[Entry]], allowed: set[int], result: Verified) -> None:
    """A line may only be empty when a decision to erase says so."""
    for name, entries in logs.items():
        for entry in entries:
            if entry.erased is not None and entry.erased not in allowed:
                says = (
                    f"line {entry.n} was emptied, and no decision to erase says so; put the file "
                    "back from a copy"
                )
                result.findings.append(Finding("damage", (f"{name}.jsonl",), says))


def _originals(case: Case, names: dict[str, str], erased: set[str], result: Verified) -> list[str]:
    """Hashes every file in the store; returns the originals that are there and whole."""
    found: dict[str, str] = {}
    for path in case.originals:
        try:
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            result.findings.append(
                Finding("damage", (path.name,), f"the original cannot be read ({error.strerror})")
            )
    for sha in sorted(erased):
        kind, says = (
            ("damage", "it was to be erased and is still there")
            if sha in found
            else ("erased", "erased by decision")
        )
        result.findings.append(Finding(kind, (sha,), says))
    sound = []
    for sha, name in sorted(names.items(), key=lambda item: (item[1], item[0])):
        if sha in erased:
            continue
        if sha not in found:
            result.findings.append(
                Finding("damage", (sha,), f"the original of {name} is missing; put it back from a copy")
            )
        elif found[sha] != sha:
            says = f"the original of {name} is not the one that was added; put it back from a copy"
            result.findings.append(Finding("damage", (sha,), says))
        else:
            sound.append(sha)
    for sha in sorted(set(found) - set(names) - erased):
        says = "an original that no capture names: its adding was interrupted; add the file again"
        result.findings.append(Finding("note" if found[sha] == sha else "damage", (sha,), says))
    result.originals = len(found)
    return sound


def _witness(index: Index, logs: dict[str, list[Entry]], result: Verified) -> None:
    """The index remembers how far the logs went when it was built, so lines that were cut off the end are
    missed.
    """
    meta = index.meta()
    for name, entries in logs.items():
        count, head = int(meta.get(f"{name}_count", "0")), meta.get(f"{name}_head", START)
        there = START if count == 0 else entries[count - 1].hash if count <= len(entries) else None
        if there != head:
            says = (
                f"the log had {count} lines when the case was built and is no longer the same; put "
                "it back from a copy"
            )
            result.findings.append(Finding("damage", (f"{name}.jsonl",), says))


def _documents(
    case: Case, index: Index, names: dict[str, str], result: Verified, progress: Callable[[int, int], None]
) -> None:
    """Derives each document's text from its bytes again and compares every span with it, then those of the
    views.
    """
    texts: dict[str, str] = {}
    for done, (sha, name) in enumerate(names.items(), start=1):
        progress(done, len(names))
        page = index.page(sha)
        if page is None:
            result.findings.append(Finding("note", (sha,), f"{name} has not been read yet; run sayso build"))
            continue
        if page.error is not None:
            result.findings.append(Finding("note", (sha,), f"{name} could not be read: {page.error}"))
            continue
        form = unpack(page.body)
        try:
            document = read_page(case.originals.get(sha), name)
        except SaysoError as error:
            result.findings.append(Finding("damage", (sha,), f"{name} can no longer be read: {error}"))
            continue
        result.documents += 1
        if document.text != form["document"]["text"]:
            says = (
                f"the text of {name} does not follow from its bytes; run sayso build with this "
                "version of the program"
            )
            result.findings.append(Finding("damage", (sha,), says))
            continue
        result.spans += _compare(form, document, name, result)
        texts[sha] = document.text
    _views(index, texts, result)


def _views(index: Index, texts: dict[str, str], result: Verified) -> None:
    """Compares the quotes of the views: claims as the decisions left them, and values that rest on several
    pages.
    """
    told = [(form["document"]["sha256"], *piece) for form in index.views("claim") for piece in spans(form)]
    told += [(form["sha256"], *piece) for form in index.views("page") for piece in spans(form)]
    told += [
        piece
        for kind in ("incident", "page", "contradiction")
        for form in index.views(kind)
        for piece in far_spans(form)
    ]
    for sha, words, start, end in told:
        if start is not None and sha in texts:
            result.spans += 1
            if texts[sha][start:end] != words:
                says = (
                    f"the words from {start} to {end} in a view are not the page's; delete "
                    "index.db and run sayso build"
                )
                result.findings.append(Finding("damage", (sha,), says, (words,)))


def _compare(form: dict[str, Any], document: Document, name: str, result: Verified) -> int:
    """Compares every span of a page's form with the text; words without a place must be the page's own
    metadata.
    """
    count = 0
    stated = {datum.value for datum in document.metadata}
    for words, start, end in spans(form):
        count += 1
        if words not in stated if start is None else document.text[start:end] != words:
            where = "in the page's metadata" if start is None else f"from {start} to {end}"
            says = f"{name}: the words recorded {where} are not there"
            result.findings.append(Finding("damage", (document.sha256,), says, (words,)))
    return count


def spans(form: object) -> Iterator[tuple[str, int | None, int | None]]:
    """Every (words, start, end) in a JSON form: wherever words stand beside the place that they are from
    (None: the metadata).

    Words that are said to be another page's are left out.
    """
    return ((words, start, end) for page, words, start, end in _spans(form) if not page)


def far_spans(form: object) -> Iterator[tuple[str, str, int | None, int | None]]:
    """Every (page, words, start, end) in a JSON form that names the page that the words are from."""
    return (one for one in _spans(form) if one[0])


def _spans(form: object) -> Iterator[tuple[str, str, int | None, int | None]]:
    if isinstance(form, list):
        for one in form:
            yield from _spans(one)
    elif isinstance(form, dict):
        words, page = form.get("exact", form.get("text")), form.get("document", "")
        start, end = form.get("start", ""), form.get("end", "")
        if (
            isinstance(words, str)
            and isinstance(start, int | None)
            and isinstance(end, int | None)
            and "edtf" not in form
        ):
            yield page if isinstance(page, str) else "", words, start, end
        for one in form.values():
            yield from _spans(one)
