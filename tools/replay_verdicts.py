"""Compute every verdict of a settlement export again: ``replay_verdicts.py SETTLEMENT.jsonl``.

Stands alone: imports nothing of Lantu and nothing that is not in Python itself. It reads the promise's figure, the evidence and the rule's
name from each line, does the arithmetic of docs/algorithms/settlement.md in decimal numbers, and compares. Exit code 0 when all agree, 1
when some differ, 2 when a line names a version of the rules that this script does not know.
"""

import json
import sys
from decimal import Decimal
from pathlib import Path

VERSION = "1"
RATES = {"%", "％", "‰", "百分点"}
RATE_PLACES, AMOUNT_SHARE, ROUNDING_PLACES = Decimal("0.5"), Decimal("0.05"), Decimal("0.5")
OPEN_SHARE, ON_COURSE = Decimal("0.1"), Decimal("0.95")
# How many base units one unit is; only units that the export can hold side by side need a line here.
AREA = {
    "亩": Decimal("666.6666666666667"),
    "公顷": Decimal(10000),
    "平方公里": Decimal(1000000),
    "平方千米": Decimal(1000000),
    "平方米": Decimal(1),
}
LENGTH = {"公里": Decimal(1000), "千米": Decimal(1000), "米": Decimal(1)}
MASS = {"吨": Decimal(1000), "公斤": Decimal(1), "斤": Decimal("0.5")}
ITEMS = dict.fromkeys(["个", "项", "件", "处", "座", "条", "所", "家", "户", "宗"], Decimal(1))
PEOPLE = dict.fromkeys(["人", "名", "位"], Decimal(1))
SAME = [AREA, LENGTH, MASS, ITEMS, PEOPLE, {"千瓦时": Decimal(1), "度": Decimal(1)}, {"%": Decimal(1), "％": Decimal(1)}]
SAME += [{"立方米": Decimal(1), "方": Decimal(1)}, {"辆": Decimal(1), "台": Decimal(1)}]
SAME += [{"套": Decimal(1), "套（户）": Decimal(1), "套（间）": Decimal(1), "套(间)": Decimal(1)}]


def number(value):
    return Decimal(repr(value))


def limits(promise, place):
    """Lowest and highest value that keep the promise; None is no bound."""
    value = number(promise["value"])
    top = number(promise.get("value2", promise["value"]))
    cmp, direction = promise["cmp"], promise["direction"]
    slack = Decimal(0)
    if cmp == "about":
        rate = promise["unit"] in RATES
        slack = (number(promise["quantum"]) or Decimal(1)) * RATE_PLACES if rate else abs(value) * AMOUNT_SHARE
    if cmp == "ge":
        return value, None
    if cmp == "le" and direction != "higher":
        return None, value
    if direction == "higher":
        return value - slack, None
    if direction in ("lower", "ceiling"):
        return None, top + slack
    if cmp == "eq":
        slack = max(number(promise["quantum"]), place) * ROUNDING_PLACES
    return value - slack, top + slack


def seen(result, factor, turned):
    """Between what the observed value lies, in the promise's unit."""
    low = high = number(result["value"])
    place = number(result["quantum"]) or abs(low) * OPEN_SHARE
    if result["cmp"] == "range" and "value2" in result:
        high = number(result["value2"])
    elif result["cmp"] == "ge":
        high = low + place if place else None
    elif result["cmp"] == "le":
        low = high - place if place else None
    low, high = (None if end is None else end * factor * (-1 if turned else 1) for end in (low, high))
    return (high, low) if turned else (low, high)


def factor_of(result, promise):
    if result["unit"] == promise["unit"]:
        return Decimal(1)
    for units in SAME:
        if result["unit"] in units and promise["unit"] in units:
            return round(units[result["unit"]] / units[promise["unit"]], 9)
    return None


def compare(promise, result):
    factor = factor_of(result, promise)
    if factor is None:
        return "unproven"
    low, high = limits(promise, number(result["quantum"]) * factor)
    least, most = seen(result, factor, result.get("turned", False))
    if (low is None or (least is not None and least >= low)) and (high is None or (most is not None and most <= high)):
        return "kept"
    if (low is not None and most is not None and most < low) or (high is not None and least is not None and least > high):
        return "missed"
    return "unproven"


def year(period):
    return int(period.split("/")[-1][:4])


def first_year(period):
    return int(period[:4])


def pace(promise, result):
    """Before the deadline: the way done against the way needed."""
    if compare(promise, result) == "kept":
        return "on_course"
    base, start = None, None
    if "baseline" in promise:
        base, start = number(promise["baseline"]), year(promise["baseline_period"]) if promise["baseline_period"] else None
    elif promise["measure"] == "increment" and "/" in promise["period"] and first_year(promise["period"]) < year(promise["period"]):
        base, start = Decimal(0), first_year(promise["period"]) - 1
    at, due = year(result["period"]), year(promise["period"])
    least = seen(result, factor_of(result, promise), result.get("turned", False))[0]
    if start is None or least is None or not start < at <= due:
        return "unproven"
    needed = (number(promise["value"]) - base) * (at - start) / (due - start)
    done = least - base
    return "on_course" if abs(done) >= abs(needed) * ON_COURSE and (done >= 0) == (needed >= 0) else "late"


def replay(row):
    """The verdict of one line, from its figures alone."""
    promise, evidence, rule = row["promise"], row["evidence"], row["rule"].split("@")[0]
    if promise.get("series") == "recalled":
        return "kept" if all(seen["rank"] >= promise["rank"] for seen in evidence) else "missed"
    if rule == "settle.unproven.in_part":
        return "unproven"
    if "rank" in promise:
        return "kept" if any(seen["series"] == promise["series"] and seen["rank"] >= promise["rank"] for seen in evidence) else "unproven"
    if not evidence or rule.split(".")[-1] in ("no_period", "not_due", "no_evidence", "held", "wider_period", "earlier_period"):
        return "unproven"
    if any(factor_of(result, promise) is None for result in evidence):
        return "unproven"
    if rule.startswith("settle.pace") or rule.endswith("no_base"):
        return pace(promise, evidence[0])
    verdicts = {compare(promise, result) for result in evidence}
    if len(verdicts) == 1:
        return verdicts.pop()
    return "partly" if verdicts == {"kept", "missed"} else "unproven"


def main():
    agree, differ = 0, []
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for at, line in enumerate(lines, 1):
            row = json.loads(line)
            version = row["rule"].split("@")[-1]
            if version != VERSION:
                print(f"line {at}: rules of version {version}; this script knows {VERSION}", file=sys.stderr)
                return 2
            got = replay(row)
            if got == row["verdict"]:
                agree += 1
            else:
                differ.append((at, row["verdict"], got, row["why"]))
    for at, given, got, why in differ:
        print(f"line {at}: {given} in the export, {got} computed ({why})")
    print(f"{agree} verdicts agree, {len(differ)} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
