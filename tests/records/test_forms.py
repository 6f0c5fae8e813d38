"""The JSON of an extraction: as the design fixes it, and nothing lost on the way back."""

from __future__ import annotations

import dataclasses
import json

import jsonschema

from sayso.records.forms import extraction_form, read_extraction
from tests.makers import make_extraction
from tests.schemas import SCHEMA, validator


def test_the_schema_is_one() -> None:
    """The schema file itself is valid, and each of its references leads somewhere."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for reference in set(json.dumps(SCHEMA).split('"#/$defs/')[1:]):
        assert reference.split('"')[0] in SCHEMA["$defs"]


def test_an_extraction_is_as_the_design_fixes_it() -> None:
    """Every key of the design is there with its type."""
    validator("extraction").validate(extraction_form(make_extraction()))


def test_nothing_is_lost_on_the_way_back() -> None:
    """Records to JSON to records gives the same, but for the tokens, which the form does not have."""
    found = make_extraction()
    again = read_extraction(json.loads(json.dumps(extraction_form(found))))
    assert again == dataclasses.replace(found, annotation=dataclasses.replace(found.annotation, tokens=()))
