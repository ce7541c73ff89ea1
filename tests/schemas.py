"""The formats' own schemas, which are no part of the project: FORMAT_SCHEMAS names the folder of them."""

import os
from pathlib import Path

import pytest
from django.conf import settings

SCHEMAS = Path(os.environ.get("FORMAT_SCHEMAS", settings.BASE_DIR.parent / "shared" / "schemas"))


def schema(name):
    path = SCHEMAS / name
    if not path.exists():
        pytest.skip(f"{name} is not at hand; FORMAT_SCHEMAS may name the folder that holds it")
    return path
