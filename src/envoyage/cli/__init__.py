"""The command line: reads files, plans, checks and writes; all thinking is done further in."""

import sys


def main() -> None:
    """Run the command line of this process; interrupted while it still loads, it ends as it does later."""
    try:
        from envoyage.cli.app import run  # noqa: PLC0415 -- loading takes long enough for somebody to press Ctrl-C

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted; nothing was written.\n")
        if "--json" in sys.argv:
            sys.stdout.write('{\n  "error": "interrupted",\n  "written": false\n}\n')
        sys.exit(130)


__all__ = ["main"]
