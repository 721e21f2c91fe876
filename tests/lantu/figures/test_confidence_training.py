"""The shipped weights of the figures' confidence are what the training makes of the annotated documents, and they keep their word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantu.figures.confidence import load_figure_model

# On another kind of processor the label models differ by a last place, so that a sentence in a thousand may be labelled otherwise.
CLOSE = 0.01
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
    apart = [abs(again.probability(one.evidence) - shipped.probability(one.evidence)) for one in judged]
    assert sum(apart) / len(apart) <= CLOSE
    steps = [(step.probability, step.confidence) for step in calibrate(given, MARGIN, LEAST)]
    assert steps == [(pytest.approx(low, abs=CLOSE), pytest.approx(share, abs=CLOSE)) for low, share in shipped.calibration]
    sure = [right for confidence, right in judged_unseen(given, MARGIN, LEAST) if confidence >= 0.95]
    assert sum(sure) / len(sure) >= 0.95
