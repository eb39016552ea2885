import pytest

from tests.app.workstation.office import Office


@pytest.fixture
def office(study):
    return Office(study, study.team())
