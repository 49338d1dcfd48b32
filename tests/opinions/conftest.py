"""The sample opinion, composed and printed once for all tests of this folder."""

import pytest

from cf_assess.models.opinion import Opinion
from cf_assess.opinions import (
    OpinionMaterial,
    compose_opinion,
    print_pdf,
    write_record,
)
from tests.opinions.builders import NOW, sample_material


@pytest.fixture(scope="session")
def material() -> OpinionMaterial:
    return sample_material()


@pytest.fixture(scope="session")
def opinion(material: OpinionMaterial) -> Opinion:
    return compose_opinion(material)


@pytest.fixture(scope="session")
def record(material: OpinionMaterial) -> bytes:
    return write_record(material)


@pytest.fixture(scope="session")
def pdf(opinion: Opinion, record: bytes) -> bytes:
    return print_pdf(opinion, record, NOW)
