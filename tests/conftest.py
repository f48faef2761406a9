"""Fixtures that several test modules share."""

import pytest


@pytest.fixture(scope="session")
def language_model():
    """The real language model, loaded once."""
    from flows.models import load_model

    return load_model()
