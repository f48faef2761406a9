"""The user's corrections of entities: `entities.toml` beside the seeds, or where settings say."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.settings import Desk
from transforms.errors import BadSettings


@dataclass(frozen=True, slots=True)
class CorrectionsFile:
    """What the file says, as a table, and a hash of it."""

    table: dict[str, Any]
    digest: str
    path: Path | None


def read_corrections(desk: Desk) -> CorrectionsFile:
    """Read the corrections; a desk without the file has none. Raises BadSettings naming it."""
    path = desk.entities or desk.seeds / "entities.toml"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        if desk.entities is not None:
            raise BadSettings(
                f"{path}: the setting `entities` names it and it is not there"
            ) from None
        return CorrectionsFile({}, "", None)
    except OSError as error:
        raise BadSettings(f"{path}: can't be read: {error.strerror}") from error
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: not valid TOML: {error}") from error
    return CorrectionsFile(table, hashlib.sha256(data).hexdigest()[:16], path)
