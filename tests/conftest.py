"""Fixtures that several test modules share."""

import os

import pytest
from hypothesis import settings

from tests.fakes import FakeModel

# The same examples in every run, so that a failure is about the change at hand. To look for new
# ones: HYPOTHESIS_PROFILE=explore pytest.
settings.register_profile("steady", derandomize=True)
settings.register_profile("explore", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def language_model():
    """The real language model, loaded once."""
    from flows.models import load_model

    return load_model()


@pytest.fixture
def fake_model(monkeypatch):
    """Replace the language model everywhere: what is tested is not what it knows."""
    from flows import batches, models, running

    fake = FakeModel()
    monkeypatch.setattr(models, "load_model", lambda _name=None: fake)
    monkeypatch.setattr(running, "load_model", lambda _name=None: fake)
    batches.model_of.cache_clear()
    yield fake
    batches.model_of.cache_clear()
