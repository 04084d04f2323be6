"""Trying a new package on one sentence before it is used for a brief."""

from __future__ import annotations

import unicodedata

from briefing.config import ModelSettings
from briefing.errors import MissingDependencyError
from briefing.models.package import InstalledModel
from briefing.models.runner import Translator

_SENTENCES = {
    "en": "Kazakhstan and Uzbekistan signed an agreement on trade in Tashkent.",
    "ru": "Казахстан и Узбекистан подписали в Ташкенте соглашение о торговле.",
    "kk": "Қазақстан мен Өзбекстан Ташкентте сауда туралы келісімге қол қойды.",
    "uz": "Qozogʻiston va Oʻzbekiston Toshkentda savdo toʻgʻrisida bitim imzoladi.",
}
_SCRIPTS = {"en": "LATIN", "ru": "CYRILLIC", "kk": "CYRILLIC", "uz": "LATIN"}


def try_model(model: InstalledModel, settings: ModelSettings) -> str:
    """Translate one sentence, as a proof that the parts of the package belong together.

    Returns:
        The translation. It says nothing of the quality.

    Raises:
        MissingDependencyError: The package cannot be loaded, or what comes out is empty, broken,
            or not written in the script of the language.
    """
    sentence = _SENTENCES.get(model.source, _SENTENCES["en"])
    text = Translator(model, settings).translate([sentence])[0][0]
    if problem := _problem(text.text, text.flags, model.target):
        raise MissingDependencyError(
            f"{model.path.name} cannot be used: asked to translate one sentence, it gives "
            f"{text.text[:80]!r} ({problem})",
            "its tokens or its SentencePiece model may be wrong; see docs/models.md",
        )
    return text.text


def _problem(text: str, flags: tuple[str, ...], target: str) -> str:
    if flags:
        return ", ".join(flags)
    letters = [character for character in text if character.isalpha()]
    script = _SCRIPTS.get(target)
    if script is None or not letters:
        return "" if letters else "no letters"
    fitting = sum(unicodedata.name(letter, "").startswith(script) for letter in letters)
    return "" if 2 * fitting > len(letters) else f"not {script.title()}"
