"""The whole error tree, by who must act.

    CopydeskError
    ├── SeedError                 the person who saved the file
    │   ├── EmptySeed
    │   ├── SeedTooLarge
    │   ├── BinarySeed
    │   ├── UndecodableSeed
    │   ├── ForeignFormat
    │   ├── UnreadableSeed
    │   ├── SeedVanished
    │   ├── SeedStillGrowing
    │   ├── SeedOutsideFolder
    │   ├── HostilePage
    │   ├── BadSidecar
    │   └── Defect
    ├── UsageError                the person who typed the command
    │   ├── BadSettings
    │   ├── NoSuchFolder
    │   ├── ForeignSeeds
    │   ├── UnknownKey
    │   └── BadQuery
    ├── WarehouseError            the person who runs the warehouse
    │   ├── NoWarehouse
    │   ├── WarehouseBusy
    │   ├── BrokenWarehouse
    │   ├── FailedCheck
    │   └── CommitConflict
    └── InstallError              the person who installed copydesk
        ├── MissingModel
        └── AlteredModel

A message names the file or key and the cause, and says what to do next where something can be
done. Every error survives pickling, because seeds are computed in other processes too.
"""


class CopydeskError(Exception):
    """Anything that copydesk reports on purpose; whatever else reaches a user is a bug."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        """Keep the message as the only argument, so that the error pickles."""
        super().__init__(message)
        self.message = message


class SeedError(CopydeskError):
    """One seed can't be used; it becomes a row of rejects and the run goes on."""

    exit_code = 4


class EmptySeed(SeedError):
    """Nothing but white space in the file."""


class SeedTooLarge(SeedError):
    """The file is larger than the limit in the settings."""


class BinarySeed(SeedError):
    """The bytes are no text in any encoding that articles are saved in."""


class UndecodableSeed(SeedError):
    """The file looks like text, but its bytes fit no encoding, or break off inside a character."""


class ForeignFormat(SeedError):
    """The text is an envelope around an article, such as an e-mail or a web archive."""


class UnreadableSeed(SeedError):
    """The file can't be opened or read."""


class SeedVanished(SeedError):
    """The file was there when the folder was listed and is gone now."""


class SeedStillGrowing(SeedError):
    """The file kept changing while it was read."""


class SeedOutsideFolder(SeedError):
    """A link leads out of the seeds folder."""


class HostilePage(SeedError):
    """The page is built so that parsing it would take all memory or time."""


class BadSidecar(SeedError):
    """The .toml file beside the seed can't be understood."""


class Defect(SeedError):
    """Our own failure on one seed: a rule that raised, or rows that break a promise."""


class UsageError(CopydeskError):
    """The command or the settings are wrong."""

    exit_code = 2


class BadSettings(UsageError):
    """A setting has a wrong name, type or value."""


class NoSuchFolder(UsageError):
    """The seeds folder does not exist or is not a folder."""


class ForeignSeeds(UsageError):
    """The warehouse holds the articles of another seeds folder."""


class UnknownKey(UsageError):
    """No row has that key."""


class BadQuery(UsageError):
    """DuckDB does not accept the SQL."""


class WarehouseError(CopydeskError):
    """The warehouse can't be read or written."""

    exit_code = 3


class NoWarehouse(WarehouseError):
    """There is no warehouse in that place yet."""


class WarehouseBusy(WarehouseError):
    """Another run is writing and did not finish in time."""


class BrokenWarehouse(WarehouseError):
    """A file that the log names is missing or damaged."""


class FailedCheck(WarehouseError):
    """Rows to be committed break a promise; nothing was committed."""


class CommitConflict(WarehouseError):
    """Other runs kept committing first."""


class InstallError(CopydeskError):
    """Something that the installation should have brought is missing or wrong."""

    exit_code = 2


class MissingModel(InstallError):
    """The language model named in the settings is not installed."""


class AlteredModel(InstallError):
    """The language model's files are not the ones that the project knows by hash."""
