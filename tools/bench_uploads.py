"""Files that come in while people read: one client uploads them one by one, four read pages; then each must be there as it came."""

from __future__ import annotations

import http.client
import json
import random
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from bench_fill import text_of
from bench_servers import CLIENTS, Ask

__all__ = ["Uploaded", "upload_while_reading"]

_BOUNDARY = "----------lantu-bench"
# Seconds for reading all files after the last one came; nothing is lost that only waits.
_PATIENCE = 900


@dataclass
class Uploaded:
    """Milliseconds of each upload and of each page read meanwhile; how many files are there, read and the same; what went wrong."""

    uploads: list[float] = field(default_factory=list)
    readers: list[float] = field(default_factory=list)
    there: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def upload_while_reading(port: int, cookie: str, pages: Mapping[str, Ask], count: int) -> Uploaded:
    found, over = Uploaded(), threading.Event()
    run = random.randrange(10**9)
    texts = [f"第{run}-{number}次上传\n{text_of(number)}".encode() for number in range(count)]
    readers = [threading.Thread(target=_read, args=(port, cookie, pages, number, over, found)) for number in range(CLIENTS)]
    begun = time.perf_counter()
    for reader in readers:
        reader.start()
    try:
        keys = _upload(port, cookie, texts, found)
    finally:
        over.set()
        for reader in readers:
            reader.join()
    found.there = _count_there(port, cookie, keys, texts, found)
    found.seconds = time.perf_counter() - begun
    return found


def _read(port: int, cookie: str, pages: Mapping[str, Ask], number: int, over: threading.Event, found: Uploaded) -> None:
    """One person who goes from page to page, each at random, with half a second to look at it."""
    dice, line = random.Random(number), http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while not over.is_set():
        path = dice.choice(list(pages.values()))(dice)
        begun = time.perf_counter()
        status, _, _ = _ask(line, "GET", path, cookie)
        found.readers.append(1000 * (time.perf_counter() - begun))
        if status != 200:
            found.wrong.append(f"{status} {path}")
        over.wait(0.5)


def _upload(port: int, cookie: str, texts: list[bytes], found: Uploaded) -> list[str]:
    """The keys that the pages lead to, "" where there was none; by the page's form, as a person uploads."""
    line, keys = http.client.HTTPConnection("127.0.0.1", port, timeout=120), []
    _, _, page = _ask(line, "GET", "/documents/add", cookie)
    secret = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
    unit = re.search(rb'<option value="(\d+)"', page)
    assert secret and unit, "the page has no form"
    for number, text in enumerate(texts):
        body = _form({"csrfmiddlewaretoken": secret[1].decode(), "unit": unit[1].decode()}, f"上传{number}.txt", text)
        headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}", "Origin": f"http://127.0.0.1:{port}"}
        begun = time.perf_counter()
        status, location, _ = _ask(line, "POST", "/documents/add", cookie, body, headers)
        found.uploads.append(1000 * (time.perf_counter() - begun))
        keys.append(location.rpartition("/")[2] if status == 302 else "")
        if status != 302:
            found.wrong.append(f"{status} for upload {number}")
    return keys


def _form(fields: Mapping[str, str], name: str, data: bytes) -> bytes:
    parts = [f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    return "".join([*parts, head]).encode() + data + f"\r\n--{_BOUNDARY}--\r\n".encode()


def _count_there(port: int, cookie: str, keys: list[str], texts: list[bytes], found: Uploaded) -> int:
    """How many are read, once none waits any more, and are the bytes that came."""
    line, end = http.client.HTTPConnection("127.0.0.1", port, timeout=120), time.monotonic() + _PATIENCE
    while time.monotonic() < end and json.loads(_ask(line, "GET", "/documents.json?state=waiting", cookie)[2])["count"]:
        time.sleep(1)
    there = 0
    for number, (key, text) in enumerate(zip(keys, texts, strict=True)):
        _, _, told = _ask(line, "GET", f"/documents/{key}.json", cookie)
        _, _, original = _ask(line, "GET", f"/documents/{key}/original", cookie)
        is_read = bool(key) and json.loads(told).get("state") == "ready"
        there += is_read and original == text
        if not is_read or original != text:
            found.wrong.append(f"upload {number} {key or 'without a key'}: {'other bytes' if is_read else 'not read'}")
    return there


def _ask(
    line: http.client.HTTPConnection, method: str, path: str, cookie: str, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> tuple[int, str, bytes]:
    """Status, where it leads, content."""
    line.request(method, path, body or None, {"Cookie": cookie, "Accept-Language": "zh-CN", **(headers or {})})
    answer = line.getresponse()
    return answer.status, answer.getheader("Location") or "", answer.read()
