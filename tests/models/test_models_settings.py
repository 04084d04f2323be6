"""``[models] store`` and ``prefer``: read, validated, and said with file and line when wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.config import ModelSettings, gather_settings, validate_settings
from briefing.errors import SettingsError
from briefing.resources import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "briefing.toml").write_text("")
    return open_workspace(tmp_path)


def read(workspace: Workspace, text: str, **variables: str) -> ModelSettings:
    assert workspace.settings is not None
    workspace.settings.write_text(text, encoding="utf-8")
    return validate_settings(gather_settings(workspace, variables, {}), workspace).models


def test_both_may_be_left_out(workspace: Workspace) -> None:
    settings = read(workspace, "")
    assert (settings.store, settings.prefer) == (None, {})


@pytest.mark.parametrize(
    ("written", "meant"),
    [("models", "{root}/models"), ("/srv/models", "/srv/models"), ("~/models", "{home}/models")],
)
def test_the_store_counts_from_the_workspace(
    written: str, meant: str, workspace: Workspace
) -> None:
    meant = meant.format(root=workspace.root, home=os.environ["HOME"])
    assert read(workspace, f'[models]\nstore = "{written}"').store == Path(meant)
    assert read(workspace, "", BRIEFING_MODELS_STORE=written).store == Path(meant)


def test_the_preferred_models_are_read_from_file_and_variable(workspace: Workspace) -> None:
    written = '[models]\nprefer = { kk = "hplt-en-kk" }'
    assert read(workspace, written).prefer == {"kk": "hplt-en-kk"}
    variable = "kk=opus-trk-big, uz = hplt-en-uz"
    assert read(workspace, written, BRIEFING_MODELS_PREFER=variable).prefer == {
        "kk": "opus-trk-big",
        "uz": "hplt-en-uz",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("store = 7", "models.store"),
        ('store = ""', "models.store: name a folder, or leave the key out"),
        ('prefer = "hplt-en-kk"', "models.prefer"),
        ('prefer = { xx = "hplt-en-kk" }', "models.prefer"),
        ("prefer = { kk = 7 }", "models.prefer.kk"),
        ('prefer = { kk = " " }', "models.prefer.kk: name a model, or leave the key out"),
        ('shop = "models"', "models.shop: there is no such setting"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, words: str, workspace: Workspace) -> None:
    with pytest.raises(SettingsError) as caught:
        read(workspace, f"[models]\n{text}\n")
    (problem,) = caught.value.problems
    assert problem.startswith(f"{workspace.settings}:2: ")
    assert words in problem


def test_a_variable_of_the_wrong_form_is_named(workspace: Workspace) -> None:
    with pytest.raises(SettingsError) as caught:
        read(workspace, "", BRIEFING_MODELS_PREFER="hplt-en-kk")
    assert "BRIEFING_MODELS_PREFER" in caught.value.problems[0]
