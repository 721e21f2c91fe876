"""The shipped weights of the figures' confidence are what the training makes of the annotated documents, and they keep their word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantu.figures.confidence import load_figure_model

# Another kind of processor adds in another order.
LAST_PLACE = 1
SHARED = Path(os.environ.get("LANTU_SHARED", "../shared"))


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "gold").exists() or not (SHARED / "corpus").exists(), reason="the annotated documents are not here")
def test_training_makes_the_shipped_weights_again_and_they_keep_their_word() -> None:
    pytest.importorskip("sklearn")
    from label_calibration import calibrate, judged_unseen
    from train_confidence import LEAST, MARGIN, collect, train, unseen

    judged = collect(SHARED)
    given = unseen(judged)
    again, shipped = train(judged), load_figure_model()
    names = again.weights.keys() | shipped.weights.keys()
    apart = [abs(again.bias - shipped.bias), *(abs(again.weights.get(name, 0) - shipped.weights.get(name, 0)) for name in names)]
    assert max(apart) <= LAST_PLACE
    steps = [(step.probability, step.confidence) for step in calibrate(given, MARGIN, LEAST)]
    assert steps == [(pytest.approx(low, abs=0.002), pytest.approx(share, abs=0.002)) for low, share in shipped.calibration]
    sure = [right for confidence, right in judged_unseen(given, MARGIN, LEAST) if confidence >= 0.95]
    assert sum(sure) / len(sure) >= 0.95
