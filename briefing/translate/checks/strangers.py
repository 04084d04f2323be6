"""People whom the table of names lacks: some word of the translation must sound like the surname.

Who is a person is told only where an office goes before the name or a verb of speech follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.translate.checks.check import Hit
from briefing.translate.checks.pair import Pair
from briefing.translate.checks.sounds import sound_of

_NAME = r"[A-Z][a-z’'-]+(?:\s[A-Z][\w’'-]+){1,2}"
_TITLE = (
    r"(?:[Pp]resident|[Mm]inister|[Cc]hair(?:man|woman|person)|[Gg]overnor|[Aa]mbassador|"
    r"[Dd]irector|"
    r"[Ss]ecretary|[Ss]pokes(?:man|woman|person)|CEO|[Mm]ayor|[Aa]kim|[Hh]okim|Mr\.?|Mrs\.?|"
    r"Ms\.?|Dr\.?|"
    r"[Pp]rofessor|[Gg]eneral|[Ee]xpert|[Aa]nalyst|[Ee]conomist|[Ff]armer|[Jj]ournalist|"
    r"[Ee]ngineer|"
    r"[Ll]awyer|[Rr]esident|[Dd]eputy|[Ss]peaker)"
)
_PERSON = re.compile(
    rf"\b{_TITLE}\s(?P<after>{_NAME})"
    rf"|(?P<before>{_NAME})(?=,?\s(?:said|told|noted|added|stressed|explained|warned|argued|wrote))"
)
# Words of the names of institutions and places.
_NO_PERSON = frozenset(
    "Central Asia Asian Bank Ministry Union Corridor Energy Fund Agency Committee Company Forum "
    "Commission University Institute Group Council Party Region Sea River North South East West "
    "Northern Southern Eastern Western National State International World European Eurasian "
    "Development "
    "Water Gas Oil Minister President Prime Foreign Affairs Deputy Vice Association Authority "
    "Centre "
    "Center Court Senate House Parliament Government Office Service Department Organisation "
    "Organization Federation Republic Kingdom United Nations New Health Trade Finance Economic "
    "Middle "
    "Secretary General Railways Airways Power Corporation Holding Foundation Society The Chairman "
    "Director Governor Ambassador Security Statistics Bureau".split()
)
_CHINESE = re.compile(r"Zh\w+|X\w+|Q[iu]\w*|Wang|Wen|Cheng?|Ji\w{1,3}")
_LIKE = 58.0


def find_unlike(pair: Pair) -> Iterator[Hit]:
    """A person's surname has no likeness in the translation."""
    from rapidfuzz import fuzz

    if pair.source_language != "en":
        return
    heard = [
        sound_of(pair.target[start:end])
        for start, end in pair.target_words
        if pair.target[start].isupper()
    ]
    for match in _PERSON.finditer(pair.source):
        group = "after" if match["after"] else "before"
        name, span = match[group], match.span(group)
        words = [word for word in re.split(r"[\s]", name) if word]
        if any(_CHINESE.fullmatch(word) for word in words):
            continue  # "Xiao" is said and written otherwise in each language
        if _NO_PERSON & set(words) or any(
            n.start < span[1] and span[0] < n.end for n in pair.names
        ):
            continue
        said = sound_of(re.sub(r"['’]s?$", "", words[-1]))
        likes = (fuzz.ratio(said, word[: len(said) + 1]) for word in heard)
        if len(said) > 2 and max(likes, default=0.0) < _LIKE:
            yield Hit({"name": name}, (span,))
