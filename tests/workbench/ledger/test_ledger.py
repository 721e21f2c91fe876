from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from lantu_workbench.base.access import Access
from lantu_workbench.base.log import verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.documents.models import Document
from lantu_workbench.documents.packing import unpack
from lantu_workbench.ledger import queries
from lantu_workbench.ledger.actions.change_promises import change_promises
from lantu_workbench.ledger.actions.enter_promises import digest_of
from lantu_workbench.ledger.actions.set_visibility import set_visibility
from lantu_workbench.ledger.as_of import AsOf
from lantu_workbench.ledger.choices import Change
from lantu_workbench.ledger.models import Promise, PromiseVersion

pytestmark = pytest.mark.django_db


def row(words: str) -> PromiseVersion:
    return PromiseVersion.objects.select_related("promise").get(is_current=True, text__contains=words)


def correct(words: str, access: Access, *, true_from: date | None = None, **changes: Any) -> PromiseVersion:
    key = row(words).promise_id
    change_promises([key], changes, change=Change.CORRECTED, reason="核对原文", by=access, true_from=true_from)
    return PromiseVersion.objects.get(is_current=True, promise=key)


def test_every_citation_reproduces_its_source(plan: Any) -> None:
    text = unpack(plan.reading).document
    rows = PromiseVersion.objects.prefetch_related("figures")
    assert rows.count() == plan.promises
    for version in rows:
        assert text.source_text[version.start : version.end] == version.quote
        assert text.clean_text[version.clean_start : version.clean_end] == version.text
        for figure in version.figures.all():
            assert text.clean_text[figure.clean_start : figure.clean_end] == figure.mention


def test_the_log_holds_a_digest_of_what_was_read(plan: Any) -> None:
    import json

    entry = LogEntry.objects.get(action="ledger.promises.read")
    after = json.loads(entry.after or "")
    rows = list(PromiseVersion.objects.all())
    assert after["versions"] == len(rows) and after["sha256"] == digest_of(rows)
    PromiseVersion.objects.filter(pk=rows[0].pk).update(text="别的")
    assert digest_of(rows) != after["sha256"]


def test_a_change_is_a_new_version_and_the_old_one_stays(plan: Any, access: Callable[[str], Access]) -> None:
    old = row("青石大桥")
    new = correct("青石大桥", access("supervision"), due="2028")
    assert (new.number, new.due, new.due_day, new.due_year) == (2, "2028", date(2028, 12, 31), "2028")
    old.refresh_from_db()
    assert (old.due, old.is_current, old.known_to) == ("2027", False, new.known_from)
    assert new.by == "ducha" and new.reason == "核对原文"
    entry = LogEntry.objects.get(action="ledger.promise.corrected")
    assert (entry.before, entry.reason, entry.key) == ('{"due":"2027","status":"unreviewed"}', "核对原文", old.promise.key)
    assert verify_chain()[1] is None


def test_a_change_needs_a_reason_a_right_and_a_day_that_has_come(plan: Any, access: Callable[[str], Access]) -> None:
    key = row("青石大桥").promise_id
    with pytest.raises(ValidationError):
        change_promises([key], {"due": "2028"}, change=Change.EDITED, reason=" ", by=access("supervision"))
    with pytest.raises(ValidationError):
        tomorrow = timezone.localdate() + timedelta(days=1)
        change_promises([key], {"due": "2028"}, change=Change.EDITED, reason="x", true_from=tomorrow, by=access("supervision"))
    for name in ("clerk", "leader", "auditor", "other", "public"):
        with pytest.raises(PermissionDenied):
            change_promises([key], {"due": "2028"}, change=Change.EDITED, reason="x", by=access(name))
    with pytest.raises(ValidationError):
        change_promises([key], {"reach": ""}, change=Change.EDITED, reason="x", by=access("supervision"))
    assert PromiseVersion.objects.filter(number__gt=1).count() == 0


def test_both_dates(plan: Any, access: Callable[[str], Access]) -> None:
    """Known on Monday that it was moved on the day before yesterday: each question has its own answer."""
    promise = row("青石大桥").promise
    before = timezone.now()
    two_days_ago = timezone.localdate() - timedelta(days=2)
    correct("青石大桥", access("supervision"), due="2029", true_from=two_days_ago)

    def due(known: Any, true: Any) -> str:
        version = queries.version_of(promise, AsOf(known, true))
        assert version is not None
        return version.due

    now = timezone.now()
    assert due(None, None) == "2029"
    assert due(now, two_days_ago) == "2029"
    assert due(now, two_days_ago - timedelta(days=1)) == "2027"
    assert due(before, two_days_ago) == "2027", "nobody knew yet"
    assert queries.version_of(promise, AsOf(before - timedelta(days=1), None)) is None
    for known in (before, now):
        for day in range(-5, 1):
            held = AsOf(known, timezone.localdate() + timedelta(days=day)).narrow(PromiseVersion.objects.filter(promise=promise))
            assert held.count() == 1, "at every moment exactly one version holds"


def test_the_page_of_a_past_day(plan: Any, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    PromiseVersion.objects.update(known_from=timezone.now() - timedelta(days=9))
    correct("青石大桥", access("supervision"), due="2030")
    client, key = sign_in("leader"), row("青石大桥").promise.key
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    assert client.get(f"/promises/{key}.json").json()["due"] == "2030"
    assert client.get(f"/promises/{key}.json?as_of={yesterday}").json()["due"] == "2027"
    rows = client.get(f"/ledger.json?as_of={yesterday}").json()["rows"]
    assert {one["due"] for one in rows if one["id"] == key} == {"2027"}
    assert "截至" in client.get(f"/ledger?as_of={yesterday}").content.decode()
    assert client.get("/ledger.json?as_of=2001-01-01").json()["count"] == 0


def test_bulk_edits_stand_or_fall_together(plan: Any, access: Callable[[str], Access], monkeypatch: pytest.MonkeyPatch) -> None:
    keys = list(PromiseVersion.objects.values_list("promise", flat=True))
    by = access("supervision")
    count = change_promises(keys, {"lead_body": "市发展改革委"}, change=Change.EDITED, reason="年度分工", by=by)
    current = PromiseVersion.objects.filter(is_current=True).values_list("lead_body", flat=True)
    assert count == len(keys) and set(current) == {"市发展改革委"}
    assert change_promises(keys, {"lead_body": "市发展改革委"}, change=Change.EDITED, reason="再来", by=by) == 0

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("cut")

    monkeypatch.setattr("lantu_workbench.ledger.actions.change_promises.record_all", broken)
    with pytest.raises(RuntimeError):
        change_promises(keys, {"lead_body": "别的局"}, change=Change.EDITED, reason="年度分工", by=by)
    assert set(current.all()) == {"市发展改革委"}
    assert PromiseVersion.objects.count() == 2 * len(keys) and verify_chain()[1] is None


def test_bodies_named_open_an_entry_to_their_units(plan: Any, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    """The clerk of the transport body sees what names it by an alias, and the document that it stands in; nothing else of it."""
    named = [version for version in PromiseVersion.objects.filter(is_current=True) if version.lead_body == "市交通局"]
    assert named and all(version.lead_unit and version.lead_unit.name == "交通局" for version in named)
    seen = sign_in("clerk").get("/ledger.json").json()
    assert seen["count"] == len(named)
    assert sign_in("clerk").get(f"/documents/{plan.key}").status_code == 200
    entries = sign_in("clerk").get(f"/documents/{plan.key}.json").json()["entries"]
    assert {one["lead_body"] for one in entries} == {"市交通局"}
    other = PromiseVersion.objects.filter(is_current=True, lead_body="").first()
    assert other is not None
    assert sign_in("clerk").get(f"/promises/{other.promise.key}").status_code == 404


def test_a_name_that_two_units_bear_is_nobodys(units: dict[str, Any], add: Callable[..., Any], access: Callable[[str], Access]) -> None:
    units["education"].aliases = ["市交通局"]
    units["education"].save()
    document = add("青石市计划\n\n我们将由市交通局牵头，推进校门口道路改造，年内完成改造25处。")
    assert document.promises
    assert all(version.lead_unit is None for version in PromiseVersion.objects.all())


def test_what_is_withdrawn_is_withdrawn_from_all_days(plan: Any, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    public = sign_in("public")
    assert public.get("/ledger.json").json()["count"] == 0
    set_visibility(plan, is_public=True, reason="主动公开", by=access("supervision"))
    assert public.get("/ledger.json").json()["count"] == plan.promises
    assert public.get(f"/documents/{plan.key}").status_code == 200
    assert sign_in("other").get("/ledger.json").json()["count"] == plan.promises
    day = timezone.localdate().isoformat()
    set_visibility(plan, is_public=False, reason="尚未定稿", by=access("supervision"))
    assert public.get(f"/ledger.json?as_of={day}").json()["count"] == 0
    assert public.get(f"/documents/{plan.key}").status_code == 404
    with pytest.raises(PermissionDenied):
        set_visibility(plan, is_public=True, reason="x", by=access("leader"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        *(("产业园区", True), ("产业", True), ("园", True), ("5g产业", True), ("５Ｇ", True)),
        *(("青石 大桥", True), ("产业桥", False), ("，", False)),
    ],
)
def test_chinese_is_found_by_words_of_any_length(plan: Any, sign_in: Callable[[str], Any], words: str, found: bool) -> None:
    rows = sign_in("leader").get("/ledger.json", {"q": words}).json()["rows"]
    assert bool(rows) is found
    if found and len(words) > 1 and words.isalpha() and not words.isascii() and words != "５Ｇ":
        assert all(words.lower() in (one["text"] + "".join(one["headings"])).lower() for one in rows)


def test_search_marks_the_words_and_shows_the_place(plan: Any, sign_in: Callable[[str], Any]) -> None:
    page = sign_in("leader").get("/ledger", {"q": "青石大桥"}).content.decode()
    assert "<mark>青石大桥</mark>" in page and f"第{row('青石大桥').line}行" in page


def test_filters_facets_sorting_and_columns(plan: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("leader")
    rows = client.get("/ledger.json?kind=project&sort=-due").json()["rows"]
    assert rows and {one["kind"] for one in rows} == {"project"}
    assert [one["due"] for one in rows] == sorted((one["due"] for one in rows), reverse=True)
    assert all(one["lead_body"] == "" for one in client.get("/ledger.json?lead_body=-").json()["rows"])
    page = client.get("/ledger?column=text&column=quote").content.decode()
    assert "col-quote" in page and "col-due" not in page


def test_a_newer_reader_improves_and_never_undoes(plan: Any, access: Callable[[str], Access], monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a second reading: what is said otherwise gets a version, what is not found is rejected, what people settled stays."""
    import dataclasses

    import lantu
    from lantu_workbench.documents.choices import READ_JOB
    from lantu_workbench.jobs.actions.queue import queue_job
    from lantu_workbench.jobs.worker import work_all
    from lantu_workbench.ledger import jobs

    settled = row("青石大桥").promise_id
    correct("青石大桥", access("supervision"), due="2031")
    rows = list(PromiseVersion.objects.filter(is_current=True).exclude(promise=settled).order_by("start"))
    gone, changed = rows[0], rows[1]

    def reader(document: Any) -> Any:
        read = lantu.annotate(document)
        kept = []
        for promise in read.promises:
            if promise.text == gone.text:
                continue
            kept.append(dataclasses.replace(promise, kind="campaign") if promise.text == changed.text else promise)
        return dataclasses.replace(read, promises=tuple(kept))

    real = lantu.annotate
    monkeypatch.setattr(jobs.lantu, "annotate", lambda document: reader_of(document))
    reader_of = lambda document: _with(real, reader, document)  # noqa: E731
    queue_job(READ_JOB, {"document": plan.key}, target=plan.key, by=access("administrator"))
    work_all()
    now = {version.promise_id: version for version in PromiseVersion.objects.filter(is_current=True)}
    assert now[gone.promise_id].status == "rejected" and now[gone.promise_id].number == 2
    assert now[changed.promise_id].kind == "campaign" and now[changed.promise_id].change == "read_again"
    assert now[settled].due == "2031"
    untouched = [version for version in now.values() if version.promise_id not in {gone.promise_id, changed.promise_id, settled}]
    assert untouched and all(version.number == 1 for version in untouched)
    assert Document.objects.get(pk=plan.pk).readings.count() == 2 and verify_chain()[1] is None


def _with(real: Any, reader: Any, document: Any) -> Any:
    import lantu

    lantu_annotate = lantu.annotate
    lantu.annotate = real
    try:
        return reader(document)
    finally:
        lantu.annotate = lantu_annotate


def test_views_are_kept_shared_and_dropped_by_their_owner(sign_in: Callable[[str], Any], people: dict[str, Any]) -> None:
    from lantu_workbench.ledger.models import SavedView

    client = sign_in("supervision")
    client.post("/saved-views", {"title": "今年到期", "query": "due_year=2026", "is_shared": "on"})
    client.post("/saved-views", {"title": "自用", "query": "kind=project"})
    assert "今年到期" in sign_in("leader").get("/ledger").content.decode()
    assert "自用" not in sign_in("leader").get("/ledger").content.decode()
    key = SavedView.objects.get(title="今年到期").pk
    assert sign_in("leader").post(f"/saved-views/{key}/drop").status_code == 404
    assert client.post(f"/saved-views/{key}/drop").status_code == 302
    assert sign_in("public").post("/saved-views", {"title": "x", "query": ""}).status_code == 403


def test_pages_edit_one_and_many(plan: Any, sign_in: Callable[[str], Any]) -> None:
    client, version = sign_in("supervision"), row("青石大桥")
    key = version.promise.key
    form = {name: getattr(version, name) for name in ("text", "action", "object", "actor", "place", "kind", "lead_body")}
    changed = {**form, "due": "2028-06", "responsible_bodies": "市住建局、市交通局", "reason": "会议明确"}
    answer = client.post(f"/promises/{key}/edit", changed)
    assert answer.status_code == 302
    new = PromiseVersion.objects.get(promise__key=key, is_current=True)
    assert (new.due, new.responsible_bodies, new.status) == ("2028-06", ["市住建局", "市交通局"], "corrected")
    page = client.get(f"/promises/{key}").content.decode()
    assert "会议明确" in page and "<del>2027</del>" in page
    assert client.post(f"/promises/{key}/edit", {**form, "due": "soon", "reason": "x"}).status_code == 200
    bulk = {"query": "kind=project", "all": "1", "kind": "outcome", "reason": "统一口径"}
    assert client.post("/ledger/bulk-edit", bulk).status_code == 302
    assert not PromiseVersion.objects.filter(is_current=True, kind="project").exists()
    assert client.post("/ledger/bulk-edit", {"query": "", "row": [new.pk], "reason": "x"}).status_code == 422
    assert sign_in("leader").post(f"/promises/{key}/edit", {**form, "reason": "x"}).status_code == 403


def test_a_sentence_says_what_it_was_taken_for(plan: Any, sign_in: Callable[[str], Any]) -> None:
    sentences = unpack(plan.reading).sentences
    index = next(index for index, sentence in enumerate(sentences) if sentence.label == "promise" and sentence.figures)
    page = sign_in("leader").get(f"/documents/{plan.key}/sentences/{index}").content.decode()
    assert "承诺" in page and sentences[index].reason in page and sentences[index].figures[0].mention in page
    assert sign_in("leader").get(f"/documents/{plan.key}/sentences/9999").status_code == 404
    assert sign_in("other").get(f"/documents/{plan.key}/sentences/{index}").status_code == 404


def test_keys_are_those_of_the_library(plan: Any) -> None:
    assert all(promise.key.startswith(f"{plan.key}-") for promise in Promise.objects.all())


def test_entries_are_opened_to_a_unit_that_is_named_later(
    plan: Any, units: dict[str, Any], access: Callable[[str], Access], person: Callable[..., Any], sign_in: Callable[[str], Any]
) -> None:
    """Whoever clerks for a body sees what named it before it was a unit, or before its other name was known; and no longer when it is taken
    back."""
    from lantu_workbench.accounts.actions.change_unit import change_unit
    from lantu_workbench.accounts.actions.make_unit import make_unit
    from lantu_workbench.accounts.queries import access_of
    from lantu_workbench.base.access import Role
    from lantu_workbench.ledger.verifying import find_faults

    admin = access("administrator")
    version = PromiseVersion.objects.filter(is_current=True, lead_body="").first()
    assert version is not None
    change_promises([version.promise_id], {"lead_body": "市水务集团"}, change=Change.EDITED, reason="分工", by=admin)
    water = make_unit("水务局", parent=units["city"], by=admin)
    clerk = access_of(person("shuiwu", Role.CLERK, water))
    assert not queries.versions(clerk).exists()
    change_unit(water, name="水务局", aliases=["市水务集团"], reason="也叫", by=admin)
    seen = queries.versions(clerk).get()
    assert seen.promise_id == version.promise_id and seen.lead_unit == water
    plan.refresh_from_db()
    assert f"|{water.path}|" in plan.reach, "the document is opened with its entry"
    change_unit(water, name="水务局", aliases=[], reason="弄错了", by=admin)
    assert not queries.versions(clerk).exists()
    plan.refresh_from_db()
    assert f"|{water.path}|" not in plan.reach
    late = make_unit("水务集团", parent=units["city"], aliases=["市水务集团"], by=admin)
    assert queries.versions(access_of(person("jituan", Role.CLERK, late))).get().promise_id == version.promise_id
    make_unit("另一集团", parent=units["city"], aliases=["市水务集团"], by=admin)
    assert not queries.versions(access_of(person("ling", Role.CLERK, late))).exists(), "a name that two bear is nobody's"
    assert verify_chain()[1] is None and list(find_faults()) == []
    client = sign_in("administrator")
    page = f"/units/{water.pk}"
    assert client.post(page, {"name": "水利局", "aliases": "市水利局、市水务局"}).status_code == 422, "a reason is asked for"
    assert client.post(page, {"name": "水利局", "aliases": "市水利局、市水务局", "reason": "改名"}).status_code == 302
    water.refresh_from_db()
    assert (water.name, water.aliases) == ("水利局", ["市水利局", "市水务局"])
    assert sign_in("leader").post(page, {"name": "甲", "aliases": "", "reason": "x"}).status_code == 403
