"""Settings: `copydesk.toml` found upwards, `COPYDESK_*` variables, then what the command says."""

import dataclasses
import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transforms.errors import BadSettings
from transforms.model.cleaned import Settings

FILE = "copydesk.toml"
DEFAULT_SEEDS = Path("seeds")
DEFAULT_WAREHOUSE = Path("warehouse/data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All settings of one desk: where its seeds and warehouse are and how it works.

    Relative paths in `copydesk.toml` are relative to that file, in variables and on the command
    line to the working folder.
    """

    seeds: Path = field(default=DEFAULT_SEEDS, metadata={"note": "folder of saved articles"})
    warehouse: Path = field(default=DEFAULT_WAREHOUSE, metadata={"note": "folder of the tables"})
    model: str | None = field(
        default=None, metadata={"note": "spaCy pipeline or GLiNER folder; empty: the bundled one"}
    )
    entities: Path | None = field(
        default=None, metadata={"note": "your corrections of entities, a .toml file"}
    )
    furniture: Path | None = field(
        default=None, metadata={"note": "lines learned by maintain, a .toml file"}
    )
    ignore: tuple[str, ...] = field(
        default=(), metadata={"note": 'patterns of what is no article: ["drafts/*", "!*.xml"]'}
    )
    workers: int = field(default=0, metadata={"note": "processes; 0: as many as it pays"})
    batch: int = field(default=50, metadata={"note": "documents a task"})
    max_bytes: int = field(default=20_000_000, metadata={"note": "largest seed that is read"})
    home_country: str | None = field(
        default=None, metadata={"note": "country of your outlets, for a bare $: US, CA, AU, ..."}
    )
    quiet_seconds: float = field(
        default=2.0, metadata={"note": "how long watch waits until files have stopped changing"}
    )
    outlet_countries: Mapping[str, str] = field(
        default_factory=dict, metadata={"note": "outlet = country, where they differ"}
    )
    file: Path | None = None
    """The copydesk.toml that was read, if any."""

    def for_rows(self, furniture: Mapping[str, frozenset[str]] | None = None) -> Settings:
        """Return the part that changes rows, which fingerprints are made of."""
        return Settings(
            max_bytes=self.max_bytes,
            home_country=self.home_country,
            outlet_countries=dict(self.outlet_countries),
            furniture=furniture or {},
        )


def find_file(start: Path) -> Path | None:
    """Return the nearest copydesk.toml in a folder or above it."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
    return None


def load(
    overrides: Mapping[str, Any] | None = None,
    *,
    start: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Desk:
    """Put the settings together: defaults, file, variables, overrides; later ones win.

    Raises BadSettings naming the file or variable and the setting.
    """
    here = (start or Path.cwd()).resolve()
    env = os.environ if environ is None else environ
    file = Path(env["COPYDESK_CONFIG"]).resolve() if env.get("COPYDESK_CONFIG") else find_file(here)
    values: dict[str, Any] = {}
    if file is not None:
        values |= _checked(_read(file), str(file), file.parent)
    given = {
        key.removeprefix("COPYDESK_").lower(): value
        for key, value in env.items()
        if key.startswith("COPYDESK_") and key != "COPYDESK_CONFIG" and value != ""
    }
    for name, value in given.items():
        values |= _checked({name: value}, f"environment variable COPYDESK_{name.upper()}", here)
    said = {key: value for key, value in (overrides or {}).items() if value is not None}
    values |= _checked(said, "command line", here)
    base = file.parent if file else here
    values.setdefault("seeds", base / DEFAULT_SEEDS)
    values.setdefault("warehouse", base / DEFAULT_WAREHOUSE)
    return Desk(**values, file=file)


def settings_sha256(settings: Settings) -> str:
    """Hash the settings that change rows."""
    return hashlib.sha256(
        json.dumps(dataclasses.asdict(settings), sort_keys=True, default=sorted).encode()
    ).hexdigest()


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise BadSettings(f"{file}: can't be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{file}: not valid TOML: {error}") from error


def _checked(given: Mapping[str, Any], origin: str, base: Path) -> dict[str, Any]:
    """Check names and types, and make paths absolute."""
    fields = {f.name: f for f in dataclasses.fields(Desk) if f.name != "file"}
    result: dict[str, Any] = {}
    for name, value in given.items():
        if name not in fields:
            known = ", ".join(fields)
            raise BadSettings(f"{origin}: no setting is called {name!r}; there are: {known}")
        try:
            result[name] = _convert(fields[name].type, value, base)
        except (TypeError, ValueError) as error:
            raise BadSettings(f"{origin}: {name} = {value!r}: {error}") from error
    return result


def _convert(kind: Any, value: Any, base: Path) -> Any:
    """Convert one value to its field's type. Strings come from variables and the command line."""
    text = str(kind)
    if "Path" in text:
        if not isinstance(value, str | Path):
            raise TypeError("give a path")
        return (base / Path(value).expanduser()).resolve()
    if "Mapping" in text:
        table = json.loads(value) if isinstance(value, str) else value
        if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
            raise TypeError("give a table of strings")
        return table
    if "tuple" in text:
        listed = value.split(",") if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            raise TypeError("give a list of texts")
        return tuple(one.strip() for one in listed if one.strip())
    if isinstance(value, bool):
        raise TypeError("give a number or text, not true or false")
    if kind in (int, float):
        try:
            number = kind(value)
        except (TypeError, ValueError) as error:
            raise ValueError("give a number") from error
        if number < 0:
            raise ValueError("give a number from 0")
        return number
    if not isinstance(value, str):
        raise TypeError("give text in quotes")
    return value or None
