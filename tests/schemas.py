"""The schemas of what the program prints, for tests."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

import sayso

SCHEMA = json.loads(
    (Path(sayso.__file__).parent / "schemas" / "output.schema.json").read_text(encoding="utf-8")
)


def validator(name: str) -> jsonschema.Draft202012Validator:
    """The schema of one command's output."""
    return jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{name}"})
