from __future__ import annotations

from lantu.annotating import annotate
from lantu.labels import LabelModel
from lantu.labels.model import pack
from lantu.types import LABELS, Document

TEXT = "一、工作安排\n（一）交通\n加快建设三座大桥，着力打通断头路。\n"


def test_another_model_labels_in_place_of_the_shipped_one() -> None:
    document = Document("plan", TEXT, TEXT)
    model = LabelModel({}, pack([9000 * (label == "context") for label in LABELS] * 2))
    assert [sentence.label for sentence in annotate(document).sentences] == ["heading", "heading", "promise"]
    assert [sentence.label for sentence in annotate(document, model=model).sentences] == ["heading", "heading", "context"]
