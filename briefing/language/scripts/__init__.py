"""A language in another script, and names of one script in another.

uzbek           Latin letters to Cyrillic ones and back
kazakh          Cyrillic letters to the Latin alphabet of 2021 and back
tables          the exceptions of ``locales/scripts/``
protection      addresses, placeholders and codes, which stay
transliterator  all of it for one variant: ``uz-Cyrl`` or ``kk-Latn``
casing          capitals, with the two letters i of Kazakh
names           names that ``names.csv`` lacks, from English letters into ru, kk, uz

No native reader has checked what comes out: it is experimental.
"""

from briefing.language.scripts.transliterator import Transliterator, open_transliterator

__all__ = ["Transliterator", "open_transliterator"]
