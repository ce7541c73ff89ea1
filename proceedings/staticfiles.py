"""Static files as a server collects them: named by digest, compressed, a sheet that imports others as one."""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'@import url\("([^":]+)"\);\n?')
URL = re.compile(r'url\("([^":]+)"\)')


def flattened(name: str, read: Callable[[str], str]) -> str:
    """The sheet `name` with what it imports in place of each import; addresses stay relative to `name`."""

    def bring(path: str) -> str:
        here = posixpath.dirname(path)

        def address(match: re.Match) -> str:
            target = posixpath.join(here, match[1])
            return f'url("{posixpath.relpath(target, posixpath.dirname(name) or ".")}")'

        parts = IMPORT.split(read(path))  # text, imported, text, imported, … text
        return "".join(
            bring(posixpath.normpath(posixpath.join(here, part))) if place % 2 else URL.sub(address, part)
            for place, part in enumerate(parts)
        )

    return bring(name)


class FlatStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        for name in [] if dry_run else [each for each in paths if each.endswith(".css")]:
            if IMPORT.search(read(name)):
                flat = ContentFile(flattened(name, read).encode())
                self.delete(name)
                paths[self.save(name, flat)] = (self, name)
        return super().post_process(paths, dry_run, **options)
