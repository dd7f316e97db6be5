"""The list of all commands, and the one place where an ending becomes a status and a message."""

from collections.abc import Callable, Sequence
from typing import Any

import typer

from envoyage.cli.commands.bench import bench
from envoyage.cli.commands.check import check
from envoyage.cli.commands.events import events
from envoyage.cli.commands.explain import explain
from envoyage.cli.commands.meet import meet
from envoyage.cli.commands.plan import plan
from envoyage.cli.commands.rates import rates
from envoyage.cli.commands.rehearse import rehearse
from envoyage.cli.commands.repair import repair
from envoyage.cli.commands.rules import rules
from envoyage.cli.commands.sample import sample
from envoyage.cli.commands.schema import schema
from envoyage.cli.commands.select import select
from envoyage.cli.commands.show import show
from envoyage.cli.commands.template import template
from envoyage.cli.commands.version import version
from envoyage.cli.commands.whatif import whatif
from envoyage.cli.commands.why import why
from envoyage.cli.commands.write import write
from envoyage.cli.endings import STOPPED, Ending, Status, ending_of
from envoyage.cli.terminal import Terminal

COMMANDS: tuple[Callable[..., Status], ...] = (
    plan,
    check,
    show,
    write,
    explain,
    why,
    events,
    repair,
    whatif,
    rehearse,
    select,
    meet,
    sample,
    template,
    rates,
    rules,
    schema,
    bench,
    version,
)
PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
"""The bench reads its own options."""


def build() -> typer.Typer:
    """The application with all its commands."""
    app = typer.Typer(
        name="envoyage",
        help="Plan an exchange programme: a workbook goes in, a checked plan and its programme book come out.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        epilog="Exit: 0 all is well, 1 the answer is no, 2 bad input or use, 130 interrupted.",
    )
    for command in COMMANDS:
        app.command(context_settings=PASSED_ON if command is bench else None)(command)
    return app


def run(arguments: Sequence[str]) -> Status:
    """Carry out one command line and return its exit status."""
    terminal = Terminal(json="--json" in arguments)
    try:
        answer = build()(list(arguments), prog_name="envoyage", standalone_mode=False)
    except Exception as error:
        ending = ending_of(error)
        if ending is None:
            raise
    else:
        ending = _silent_ending(answer)
        if ending is None:
            return Status(answer or 0)
    terminal.end(ending)
    return ending.status


def _silent_ending(answer: Any) -> Ending | None:
    """The ending of an interrupted command, which leaves the library as a bare number; commands answer a Status."""
    return STOPPED if answer == Status.INTERRUPTED and not isinstance(answer, Status) else None
