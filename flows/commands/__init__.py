"""The command line: every command, its options and its help, which ends in an example."""

from collections.abc import Sequence

from cyclopts import CycloptsError

# Each adds its commands to the command line.
from flows.commands import asking, gathering, keeping  # noqa: F401
from flows.commands.line import app
from flows.terminal import say

__all__ = ["app", "run"]


def run(words: Sequence[str]) -> int:
    """Run one command line and return its exit code; 2 for one that makes no sense."""
    if words[:1] == ["sql"]:
        # The parser takes a lone - for an option. It means stdin, as no SQL at all does.
        # SQL that opens with a comment is no option either.
        given = [word for word in words if word != "-"]
        words = [f"\n{word}" if word.startswith("-- ") else word for word in given]
    try:
        result = app(list(words), exit_on_error=False, result_action="return_value")
    except CycloptsError:
        known = words[:1] if words and not words[0].startswith("-") and words[0] in app else []
        say(" ".join(["copydesk", *known, "--help"]) + " shows what there is")
        return 2
    return result if isinstance(result, int) else 0
