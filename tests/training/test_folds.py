from random import Random

from training.folds import FOLDS, deal

from tests.training.grounds import make_document

RANDOM = Random(7)


def text(length: int = 80) -> str:
    """Return a text that shares nothing with any other."""
    return "".join(chr(RANDOM.randrange(0x4E00, 0x9FA0)) for _ in range(length))


def test_each_document_has_a_fold_and_each_fold_its_share() -> None:
    documents = [make_document(text(), name=f"{n}") for n in range(23)]
    folds = deal(documents)
    assert {folds.count(fold) for fold in range(FOLDS)} == {4, 5}


def test_labelled_units_are_spread_over_the_folds() -> None:
    """Five laws for children are not measured together."""
    documents = [
        make_document(
            *(text(20) for _ in range(10)),
            name=f"{n:02}",
            grades={(unit, 0): 1 for unit in range(10 if n % 3 == 0 else 1)},
        )
        for n in range(15)
    ]
    folds = deal(documents)
    assert sorted(folds[::3]) == list(range(FOLDS))


def test_versions_of_a_text_stay_together() -> None:
    old = text(200)
    versions = [old, old[:120] + text(80), text(60) + old[:140]]
    others = [text(200) for _ in range(20)]
    documents = [
        make_document(one, name=f"{n:02}") for n, one in enumerate([*versions, *others])
    ]
    Random(1).shuffle(documents)
    folds = deal(documents)
    same = {fold for d, fold in zip(documents, folds, strict=True) if d.name < "03"}
    assert len(same) == 1


def test_two_that_share_text_with_a_third_stay_together_too() -> None:
    first, second = text(200), text(200)
    both = first[:100] + second[:100]
    texts = [first, second, both, *(text(200) for _ in range(12))]
    for order in (texts, texts[::-1]):
        folds = deal([make_document(one, name=one[:9]) for one in order])
        known = dict(zip(order, folds, strict=True))
        assert known[first] == known[second] == known[both]


def test_documents_that_share_little_are_dealt_apart() -> None:
    formula = text(20)
    documents = [make_document(text(200) + formula, name=f"{n}") for n in range(FOLDS)]
    assert sorted(deal(documents)) == list(range(FOLDS))


def test_articles_that_stand_alone_are_in_no_fold() -> None:
    same = text()
    documents = [
        make_document(same, name="part", is_whole=False),
        make_document(same, name="whole"),
    ]
    assert deal(documents) == [-1, 0]


def test_the_order_of_documents_does_not_decide_the_folds() -> None:
    documents = [
        make_document(text(), name=f"{n:02}", grades={(0, 0): 1} if n % 2 else {})
        for n in range(17)
    ]
    folds = {d.name: f for d, f in zip(documents, deal(documents), strict=True)}
    turned = documents[::-1]
    assert folds == {d.name: f for d, f in zip(turned, deal(turned), strict=True)}


def test_documents_without_text_are_dealt_too() -> None:
    empty = [make_document(name="1"), make_document("", name="2"), make_document("短")]
    assert all(0 <= fold < FOLDS for fold in deal(empty))
    assert deal([]) == []
