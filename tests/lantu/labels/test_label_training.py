"""The shipped weights are what the training makes of the annotated documents; both are only here where the shared folder is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantu.labels.model import load_model, unpack

# The solver adds in another order on another kind of processor and may stop a step sooner; a changed rule moves weights by hundreds.
CLOSE = 40

SHARED = Path(os.environ.get("LANTU_SHARED", "../shared"))


@pytest.mark.skipif(not (SHARED / "gold").exists() or not (SHARED / "corpus").exists(), reason="the annotated documents are not here")
def test_training_makes_the_shipped_weights_again() -> None:
    pytest.importorskip("sklearn")
    from label_training import collect_annotated, collect_others, train
    from train_labels import annotated_names

    again = train([*collect_annotated(SHARED, annotated_names(SHARED)), *collect_others(SHARED)])
    shipped = load_model()
    names = again.weights.keys() | shipped.weights.keys()
    rows = [(again.bias, shipped.bias), *((again.weights.get(name, 0), shipped.weights.get(name, 0)) for name in names)]
    apart = [max(abs(one - other) for one, other in zip(unpack(left), unpack(right), strict=True)) for left, right in rows]
    assert max(apart) <= CLOSE
    assert sum(apart) / len(apart) <= 1
