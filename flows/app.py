"""The entry point: `copydesk`. Ends every run with the exit code that the design promises."""

import sys
from collections.abc import Sequence

from transforms.errors import CopydeskError


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 bug, 2 use, 3 warehouse, 4 some seeds rejected."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
    except CopydeskError as error:
        print(f"copydesk: {error.message}", file=sys.stderr)  # noqa: T201
        code = error.exit_code
    except KeyboardInterrupt:
        code = _interrupted()
    except RuntimeError as error:
        # What DuckDB makes of Ctrl-C while it works.
        if error.args != ("Query interrupted",):
            raise
        code = _interrupted()
    except BrokenPipeError:
        # The reader of our output, such as `head`, has gone: nobody is left to tell.
        sys.stderr.close()
        code = 0
    sys.exit(code)


def _interrupted() -> int:
    print("copydesk: interrupted; nothing half-done is visible", file=sys.stderr)  # noqa: T201
    return 130


def _run(words: list[str]) -> int:
    """Take `extract` the short way: as a filter it starts often, and the parser costs 0.2 s."""
    if words[:1] == ["extract"]:
        from flows.extracting import options_of, run_extract

        options = options_of(words[1:])
        if options is not None:
            return run_extract(options)
    from flows.commands import run

    return run(words)


if __name__ == "__main__":
    main()
