"""News outlets and agencies: by the host of their address, and by the names that are printed for them.

The list (`data/outlets.tsv`) only names outlets; how far one is to be trusted is the user's own registry of
sources.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

CARRIERS = frozenset({"carrier", "archive"})
"""Kinds of hosts that carry what others publish: their own name says little of whose text it is."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """One row of the list.

    `kind` is outlet, agency, carrier (prints what others publish) or archive (keeps copies of pages).
    `address` says how this publisher writes the day of publication at the end of an address (see
    `address.ENDINGS`), empty where nothing is known.
    """

    name: str
    hosts: tuple[str, ...]
    also: tuple[str, ...] = ()
    kind: str = "outlet"
    address: str = ""


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def outlets() -> tuple[KnownOutlet, ...]:
    """Every row of outlets.tsv."""
    text = files(__package__).joinpath("data", "outlets.tsv").read_text(encoding="utf8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        KnownOutlet(name, _listed(hosts), _listed(also), kind, address)
        for name, hosts, also, kind, address in rows
    )


@cache
def _by_host() -> dict[str, KnownOutlet]:
    return {host: outlet for outlet in outlets() for host in outlet.hosts}


@cache
def _by_name() -> dict[str, KnownOutlet]:
    return {name_key(name): outlet for outlet in outlets() for name in (outlet.name, *outlet.also)}


def name_key(name: str) -> str:
    """A printed name as it is compared: lower case, without "The", points and spaces ("The U.S. Echo" →
    usecho).
    """
    words = re.findall(r"\w+", name.casefold().replace("’", "'").replace("&", " and "))
    return "".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def host_of(url: str) -> str:
    """The host of an address in lower case, without "www."; "" when there is none."""
    whole = url.strip() if _SCHEME.match(url.strip()) else f"//{url.strip()}"
    try:
        host = urlsplit(whole).hostname or ""
    except ValueError:  # an address in brackets that is none
        return ""
    return re.sub(r"^www\d?\.", "", host) if _HOST.fullmatch(host) else ""


def outlet_of_host(host: str) -> KnownOutlet | None:
    """The listed outlet to which a host belongs, subdomains included; the longest listed host wins."""
    parts = host.split(".")
    for start in range(len(parts) - 1):
        found = _by_host().get(".".join(parts[start:]))
        if found is not None:
            return found
    return None


def outlet_named(name: str) -> KnownOutlet | None:
    """The listed outlet that is printed so, or None."""
    return _by_name().get(name_key(name))


def fits_host(name: str, host: str) -> bool:
    """Whether a printed name is that of a host by its letters: "The Karsk Post" and karskpost.example, "CW"
    and cw.example.
    """
    key = name_key(name)
    labels = [re.sub(r"[^a-z0-9]", "", label) for label in host.split(".")[:-1]]
    return len(key) >= 2 and any(
        label.removeprefix("the") == key or (len(key) >= 4 and key in label) for label in labels
    )
