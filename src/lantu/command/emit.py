"""Commands that make a text of each input: to standard output in order, or into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lantu.command.exits import Exit
from lantu.command.folder import OutputFolder, output_names
from lantu.command.session import Session
from lantu.command.version import installed_version
from lantu.opening import ReadFailure, iter_sources
from lantu.types import Document

__all__ = ["emit"]


def emit(session: Session, task: Callable[[Document], str], *, ending: str, recipe: str = "", between: str = "") -> Exit:
    """Do the task on every document. ``recipe`` names the options that the text depends on, ``between`` stands between two documents."""
    sources = list(iter_sources(session.args.paths))
    if session.args.output is None:
        _to_stdout(session, sources, task, between)
    else:
        options = f"{recipe} {session.read_options()}"
        folder = OutputFolder.open(Path(session.args.output), f"{installed_version()} {session.args.command} {options}")
        _to_folder(session, sources, task, folder, ending, between)
    return session.finish()


def _to_stdout(session: Session, sources: list[Path | ReadFailure], task: Callable[[Document], str], between: str) -> None:
    first = True
    for outcome in session.outcomes(sources, task):
        for text in outcome.results:
            session.make(text if first else between + text)
            first = False


def _to_folder(
    session: Session, sources: list[Path | ReadFailure], task: Callable[[Document], str], folder: OutputFolder, ending: str, between: str
) -> None:
    paths = [source for source in sources if isinstance(source, Path)]
    session.failures += [source for source in sources if isinstance(source, ReadFailure)]
    names = list(zip(paths, output_names(paths, ending), strict=True))
    todo = [(path, name) for path, name in names if session.args.again or not folder.has(name, path)]
    written = 0
    for (path, name), outcome in zip(todo, session.outcomes([path for path, _ in todo], task), strict=True):
        if outcome.results:
            folder.write(name, path, between.join(outcome.results).encode("utf-8", "replace"))
            written += 1
    skipped = len(names) - len(todo)
    session.say(session.messages.say("command", "folder_done", folder=folder.path, written=written, skipped=skipped))
