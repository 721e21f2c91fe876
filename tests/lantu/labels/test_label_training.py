"""The shipped weights are what the training makes of the annotated documents; both are only here where the shared folder is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantu.labels.model import load_model

SHARED = Path(os.environ.get("LANTU_SHARED", "../shared"))


@pytest.mark.skipif(not (SHARED / "gold").exists() or not (SHARED / "corpus").exists(), reason="the annotated documents are not here")
def test_training_makes_the_shipped_weights_again() -> None:
    pytest.importorskip("sklearn")
    from label_training import collect_annotated, collect_marks, train
    from train_labels import annotated_names

    again = train([*collect_annotated(SHARED, annotated_names(SHARED)), *collect_marks(SHARED)])
    shipped = load_model()
    assert again.bias == shipped.bias
    assert again.weights == shipped.weights
