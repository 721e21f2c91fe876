"""``lantu serve``: one command to the workbench in a browser.

This process stays small: it prepares the data folder in a process that ends, keeps a worker for background jobs running, and lets the
server's own processes answer. Ctrl-C, or the end of this process in whatever way, ends them all.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable

from lantu.command import Exit, Parser, Session
from lantu.errors import CommandError
from lantu_workbench.command.home import add_home, prepare_environment
from lantu_workbench.command.words import say

__all__ = ["add_arguments", "help_text", "run"]

# Requests that one process works at a time. Python runs one of them at a moment; the others wait for the disk or the database.
_THREADS = 4
_WAITING = 256
_WORKER = [sys.executable, "-m", "lantu_workbench.jobs.worker"]
# Seconds in which processes may end what they do when the server ends.
_PATIENCE = 5
_PORT, _PORTS = 8000, 50


def help_text(language: str) -> str:
    return say(language, "help", "serve")


def add_arguments(parser: Parser) -> None:
    def text(name: str) -> str:
        return say(parser.messages.language, "help", name)

    add_home(parser)
    parser.choices.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=text("host"))
    parser.choices.add_argument("--port", type=int, metavar="PORT", help=text("port"))
    parser.choices.add_argument("--workers", type=int, default=2, metavar="N", help=text("workers"))
    parser.choices.add_argument("--add", nargs="+", default=[], metavar="PATH", help=text("add"))
    parser.choices.add_argument("--check", action="store_true", help=text("check"))


def run(session: Session) -> Exit:
    args, language = session.args, session.messages.language
    home = prepare_environment(args.home)
    os.environ["LANTU_HOME"] = str(home)
    port = _free_port(args.host, args.port)
    prepared = subprocess.run(
        [sys.executable, "-m", "lantu_workbench.command.prepare", language, *args.add], stdout=subprocess.PIPE, text=True, check=False
    )
    if prepared.returncode:
        return Exit.SOME_FAILED
    token, *notes = prepared.stdout.splitlines()
    for note in notes:
        session.say(note)
    shown = "127.0.0.1" if args.host in ("0.0.0.0", "::") else args.host
    address = f"http://{shown}:{port}"
    checked: list[bool] = []

    def ready() -> None:
        # Only now: on a small machine the worker would take the time that the first page needs.
        worker.start()
        session.say(say(language, "serve", "ready", address=address))
        if args.check:
            session.say(say(language, "serve", "checked"))
            checked.append(True)
            return
        if token:
            session.say(say(language, "serve", "link", address=f"{address}/sign-in/{token}"))
        session.say(say(language, "serve", "stop"))

    with _Worker() as worker:
        _serve(args.host, port, args.workers, address, ready, stop_when_ready=args.check)
    return Exit.OK if checked or not args.check else Exit.SOME_FAILED


def _free_port(host: str, asked: int | None) -> int:
    """The port asked for, or the first free one from 8000 on. Raises CommandError L507."""
    if asked is None:
        return next((port for port in range(_PORT, _PORT + _PORTS) if not _in_use(host, port)), _PORT)
    if _in_use(host, asked):
        raise CommandError("L507", port=asked, other=asked + 1)
    return asked


def _in_use(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def _serve(host: str, port: int, workers: int, address: str, ready: Callable[[], None], *, stop_when_ready: bool) -> None:
    """Run the server until it is told to end; call ``ready`` once it answers."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "lantu_workbench.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS,
        backlog=_WAITING,
        # One that was told to end before it listened to signals would otherwise be waited for for ever.
        workers_kill_timeout=_PATIENCE,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )

    def watch() -> None:
        if _answers(f"{address}/sign-in"):
            ready()
        if stop_when_ready:
            server.interrupt_signal = True
            server.main_loop_interrupt.set()

    threading.Thread(target=watch, daemon=True).start()
    server.serve()


def _answers(address: str, *, seconds: float = 30) -> bool:
    """Wait for the first answer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            time.sleep(0.05)
    return False


class _Worker:
    """Keeps one worker for background jobs running: it ends by itself after work to give memory back, and a killed one is replaced."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.thread = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> _Worker:
        return self

    def start(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        """Ask it to end after its job; where that takes long, to leave the job, which the next worker takes up."""
        self.over.set()
        for _try in range(2):
            if self.process:
                self.process.terminate()
            if self.thread.is_alive():
                self.thread.join(timeout=_PATIENCE)

    def _keep(self) -> None:
        while not self.over.is_set():
            # Its own group: Ctrl-C on the terminal is for us, and we tell it in turn. But our session: where Linux shares out the processor
            # by sessions, a worker in one of its own would get as much of it as all that serves people, however low its priority.
            self.process = subprocess.Popen(_WORKER, process_group=0)
            if self.process.wait() != 0:
                # A worker that dies at once must not be started a thousand times.
                self.over.wait(1.0)
