"""Servers for the benches, asked by several clients at once: started, signed in to, ended."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

__all__ = ["CLIENTS", "Ask", "ask_all", "come_to_rest", "percentile", "running", "sign_in"]

CLIENTS = 4
Ask = Callable[[random.Random], str]


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def ask_all(port: int, page: Ask, requests: int, cookie: str = "") -> list[float]:
    """Milliseconds of each answer, four clients at once. Raises where an answer is not 200."""
    times: list[float] = []
    wrong: list[str] = []

    def client(number: int) -> None:
        dice = random.Random(number)
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for _ in range(requests // CLIENTS):
            path = page(dice)
            begun = time.perf_counter()
            line.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "zh-CN"})
            answer = line.getresponse()
            answer.read()
            times.append(1000 * (time.perf_counter() - begun))
            if answer.status != 200:
                wrong.append(f"{answer.status} {path}")

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(wrong[0])
    return times


@contextmanager
def running(command: list[str], port: int, path: str, environment: dict[str, str] | None = None) -> Iterator[tuple[int, float]]:
    """A server, its process and the seconds until its first answer. Raises where somebody else answers at its port."""
    with socket.socket() as probe:
        # Lines that the server before left to be forgotten are nobody who answers.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process.pid, _first_answer(port, path, begun)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def _first_answer(port: int, path: str, begun: float) -> float:
    while time.perf_counter() - begun < 120:
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            line.request("GET", path)
            if line.getresponse().status < 500:
                return time.perf_counter() - begun
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("no answer")


def come_to_rest(port: int, cookie: str, most: float = 3600) -> float:
    """Wait until no job waits or runs; in how many seconds. Raises where that takes too long."""
    begun = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while time.perf_counter() - begun < most:
        line.request("GET", "/jobs.json?state=waiting&state=running", headers={"Cookie": cookie})
        if not json.loads(line.getresponse().read())["count"]:
            return time.perf_counter() - begun
        time.sleep(1)
    raise RuntimeError("jobs that do not end")


def sign_in(home: Path, port: int) -> str:
    """A session's cookie, by a one-time link."""
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "lantu", "sign-in-link", "--home", str(home), "--address", address]
    path = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().removeprefix(address)
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("GET", path)
    first = line.getresponse()
    secret = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', first.read().decode())
    given = str(first.getheader("Set-Cookie")).split(";")[0]
    assert secret, "the link does not let in"
    headers = {"Cookie": given, "Content-Type": "application/x-www-form-urlencoded", "Origin": address}
    line.request("POST", path, urlencode({"csrfmiddlewaretoken": secret[1]}), headers)
    answer = line.getresponse()
    answer.read()
    cookie = "; ".join(value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie")
    line.request("GET", "/account", headers={"Cookie": cookie})
    if line.getresponse().status != 200:
        raise RuntimeError("not signed in: what would be measured is the public's empty ledger")
    return cookie
