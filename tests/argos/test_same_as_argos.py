"""A package of plain form translates the same in Argos Translate's own `translate()`.

That needs the whole of argostranslate, with torch and everything else that this project leaves out,
so it runs in an environment of its own: ``make test-argos``.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

MODELS = Path(__file__).resolve().parents[1] / "models"
sys.path.insert(0, str(MODELS))  # layouts.py, as the tests beside it see it

import layouts  # noqa: E402

from briefing.config import ModelSettings  # noqa: E402
from briefing.models import Translator, runner  # noqa: E402
from briefing.models.package import read_installed  # noqa: E402
from briefing.models.recipes import RECIPES  # noqa: E402

# The interpreter of that environment; `make test-argos` sets it.
PYTHON = os.environ.get("FULL_ARGOS_PYTHON", "")
ARGOS_LENGTH_PENALTY = 0.2

# Argos splits texts with a model that it downloads; a pipeline of spaCy that needs none, put into
# the package as Argos allows it, does as well for single sentences.
IN_ARGOS = """
import json, sys
import ctranslate2, spacy, torch
from pathlib import Path
calls = []
class Watched(ctranslate2.Translator):
    def translate_batch(self, source, **options):
        calls.append(options)
        return super().translate_batch(source, **options)
ctranslate2.Translator = Watched
for package in Path(sys.argv[1]).iterdir():
    spacy.blank("en").to_disk(package / "spacy")
from argostranslate.translate import translate
sentences = json.loads(sys.stdin.read())
found = {code: [translate(text, "en", code) for text in sentences] for code in sys.argv[2:]}
print("RESULT" + json.dumps({"found": found, "options": calls[0]}))
"""


@pytest.fixture(scope="module")
def held_out() -> dict[str, list[str]]:
    lines = (layouts.DATA / "held_out.tsv").read_text(encoding="utf-8").splitlines()
    names, *rows = (line.split("\t") for line in lines)
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A package of plain form from each recipe that makes some, as other programs name it."""
    folder = tmp_path_factory.mktemp("argos") / "packages"
    folder.mkdir()
    made = {}
    for target, lay_out in (
        ("ru", layouts.argosmodel),
        ("kk", layouts.marian_npz),
        ("uz", layouts.ctranslate2_joint),
    ):
        downloads, work = (tmp_path_factory.mktemp(name) for name in ("downloads", "work"))
        model = lay_out(downloads, target)
        (package,) = RECIPES[model.recipe](model, downloads, work, (target,))
        made[target] = package.rename(folder / f"translate-en_{target}-1_0")
    return made


def translate_with_argos(
    packages: dict[str, Path], sentences: list[str]
) -> tuple[dict[str, list[str]], dict[str, Any]]:
    """The translations, and the options of the calls that they took."""
    folder = packages["ru"].parent
    home = folder.parent
    cached = home / "cache/argos-translate/spacy/senter/model"
    cached.parent.mkdir(parents=True)
    cached.touch()  # so that it does not look for one to download
    environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment |= {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "ARGOS_PACKAGES_DIR": str(folder),
        "ARGOS_CHUNK_TYPE": "SPACY",
        "ARGOS_DEVICE_TYPE": "cpu",
    }
    done = subprocess.run(
        [PYTHON, "-c", IN_ARGOS, str(folder), *packages],
        input=json.dumps(sentences),
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.rpartition("RESULT")[2])
    return result["found"], result["options"]


@pytest.mark.skipif(not PYTHON, reason="needs torch and all of argostranslate: make test-argos")
def test_plain_packages_translate_as_in_argos(
    packages: dict[str, Path], held_out: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Argos searches with another length penalty, and calls the engine for each sentence: int8
    # rounds differently in a batch, so a model that is not sure may then choose another word.
    monkeypatch.setattr(runner, "LENGTH_PENALTY", ARGOS_LENGTH_PENALTY)
    theirs, options = translate_with_argos(packages, held_out["en"])
    monkeypatch.syspath_prepend(MODELS.parents[1] / "tools")
    assert options == importlib.import_module("bench_models").ARGOS_OPTIONS
    for target, package in packages.items():
        translator = Translator(read_installed(package), ModelSettings(threads=1))
        ours = [translator.translate([text])[0][0].text for text in held_out["en"]]
        assert theirs[target] == ours, target
        right = sum(text == known for text, known in zip(ours, held_out[target], strict=True))
        assert right >= 0.95 * len(ours), f"{target}: only {right} of {len(ours)} are right"
