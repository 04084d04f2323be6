"""The rules of locales/names.csv and locales/glossary.csv; each yields its complaints."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.language.names import fold

Row = dict[str, str]

NAME_COLUMNS = (
    "id kind gender en variants ru kk uz uz_cyrl office country valid_from valid_to source status"
).split()
TERM_COLUMNS = (
    "id domain part_of_speech en variants ru kk uz definition forbidden_ru forbidden_kk "
    "forbidden_uz status"
).split()
KINDS = set("person place river organisation company agreement".split())
DOMAINS = set("energy water transport trade finance health diplomacy role connective".split())
PARTS_OF_SPEECH = set("noun verb adjective adverb phrase".split())
STATUSES = {"draft", "reviewed", "approved"}

RUSSIAN = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
ALPHABETS = {
    "ru": RUSSIAN,
    "kk": RUSSIAN | set("әғқңөұүһі"),
    "uz": set("abdefghijklmnopqrstuvxyz") | set("cʻʼ"),
    "uz_cyrl": RUSSIAN - set("щы") | set("ўқғҳ"),
}
MARKS = {"ru": "«»—,", "kk": "«»–,", "uz": "“”–,", "uz_cyrl": "“”–,"}
ALWAYS = set("0123456789 -+")
# Own names that are written in Latin letters in every language.
BRANDED = {"company", "agreement"}

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ][^\W\d_]*)*")


def read(path: Path) -> tuple[list[str], list[Row]]:
    """Header and rows, with every blank as it stands in the file."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, strict=True)
        return list(reader.fieldnames or []), list(reader)


def split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def spellings(row: Row) -> list[str]:
    return [row["en"], *split(row["variants"])]


# --------------------------------------------------------------------------- the rules


def check_cells(row: Row) -> Iterator[str]:
    """Blanks and composition of every cell and every alternative within it."""
    for column, cell in row.items():
        if cell is None or column is None:
            yield "too many or too few cells"
            continue
        if cell != unicodedata.normalize("NFC", cell):
            yield f"{column}: not NFC"
        if re.search(r"[^\S ]|  |[\u200b\u00ad\ufeff]", cell):
            yield f"{column}: a double, odd or invisible blank"
        if any(part != part.strip() or not part for part in split(cell)):
            yield f"{column}: a blank at an end, or an empty alternative"


def check_word(word: str, language: str) -> str | None:
    """What is wrong with a word of ``language``."""
    if wrong := "".join(sorted(set(word.lower()) - ALPHABETS[language])):
        names = ", ".join(unicodedata.name(c, hex(ord(c))) for c in wrong)
        return f"{language}: {word!r} has {names}"
    if language == "uz":
        if re.search(r"(?<![oOgG])ʻ", word):
            return f"uz: in {word!r} the ʻ follows neither o nor g"
        if re.search(r"[oOgG]ʼ", word):
            return f"uz: in {word!r} the tutuq belgisi stands where oʻ or gʻ is meant"
        if re.search(r"[cC](?![hH])", word):
            return f"uz: in {word!r} the c stands without h"
    return None


def check_letters(cell: str, language: str, brands: set[str]) -> Iterator[str]:
    """Alphabet, apostrophes and punctuation of a cell in ``language``."""
    words = WORD.findall(cell)
    for word in words:
        problem = None if word in brands else check_word(word, language)
        if problem:
            yield problem
    rest = set(WORD.sub("", cell)) - ALWAYS - set(MARKS[language])
    for mark in sorted(rest):
        yield f"{language}: {cell!r} has {unicodedata.name(mark, hex(ord(mark)))}"


def check_english(cell: str) -> Iterator[str]:
    for character in cell:
        name = unicodedata.name(character, "")
        if character.isalpha() and not name.startswith("LATIN") and character not in "ʻʼ":
            yield f"en: {cell!r} has {name}"


def check_name(row: Row) -> Iterator[str]:
    """A row of names.csv on its own."""
    yield from check_cells(row)
    for column in "id kind en ru kk uz uz_cyrl source status".split():
        if not row[column]:
            yield f"{column}: empty"
    if not _ID.fullmatch(row["id"]):
        yield "id: not lower case with hyphens"
    if row["kind"] not in KINDS:
        yield f"kind: {row['kind']!r} is unknown"
    if row["status"] not in STATUSES:
        yield f"status: {row['status']!r} is unknown"
    if row["gender"] not in ("m", "f", "") or (row["kind"] == "person" and not row["gender"]):
        yield f"gender: {row['gender']!r}"
    if row["kind"] == "person" and not row["office"]:
        yield "office: empty"
    if not all(re.fullmatch("[A-Z]{2}", code) for code in split(row["country"])):
        yield f"country: {row['country']!r}"
    yield from check_dates(row)
    yield from check_english(row["en"] + row["variants"])
    brands = (
        {w for s in spellings(row) for w in WORD.findall(s)} if row["kind"] in BRANDED else set()
    )
    for language in ALPHABETS:
        yield from check_letters(row[language], language, brands)


def check_dates(row: Row) -> Iterator[str]:
    for column in ("valid_from", "valid_to"):
        if row[column] and not _DATE.fullmatch(row[column]):
            yield f"{column}: {row[column]!r} is no year, month or day"
    start, end = row["valid_from"], row["valid_to"]
    shared = min(len(start), len(end))
    if start[:shared] > end[:shared]:
        yield "valid_to: before valid_from"


def check_term(row: Row, proper: set[str]) -> Iterator[str]:
    """A row of glossary.csv on its own; ``proper`` are words that keep their capital."""
    yield from check_cells(row)
    for column in "id domain part_of_speech en ru kk uz definition status".split():
        if not row[column]:
            yield f"{column}: empty"
    if not _ID.fullmatch(row["id"]) or not row["id"].startswith(row["domain"] + "-"):
        yield "id: not the domain and lower-case words with hyphens"
    for column, allowed in (
        ("domain", DOMAINS),
        ("part_of_speech", PARTS_OF_SPEECH),
        ("status", STATUSES),
    ):
        if row[column] not in allowed:
            yield f"{column}: {row[column]!r} is unknown"
    yield from check_english(row["en"] + row["variants"])
    for spelling in spellings(row):
        for word in WORD.findall(spelling):
            abbreviation = sum(c.isupper() for c in word) > 1
            if word != word.lower() and not abbreviation and word not in proper:
                yield f"en: {word!r} of {spelling!r} is not lower case"
    for language in ("ru", "kk", "uz"):
        yield from check_letters(row[language], language, set())
        for wrong in split(row[f"forbidden_{language}"]):
            yield from check_letters(wrong, language, set())
            if wrong == row[language]:
                yield f"forbidden_{language}: is the term itself"


def proper_words(names: list[Row]) -> set[str]:
    """The words of names.csv: what may keep its capital in glossary.csv."""
    return {word for row in names for s in spellings(row) for word in WORD.findall(s)}


def find_repeated(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Pairs of key and owner whose key comes more than once."""
    owners: dict[str, str] = {}
    for key, owner in items:
        if key in owners:
            yield f"{key!r} stands in {owners[key]} and in {owner}"
        owners[key] = owner


def name_problems(rows: list[Row]) -> list[str]:
    """Everything that is wrong with names.csv. Case tells NATO from nato, so it counts here."""
    problems = [f"{row['id']}: {problem}" for row in rows for problem in check_name(row)]
    problems += find_repeated((row["id"], "the column id") for row in rows)
    problems += find_repeated((fold(s), row["id"]) for row in rows for s in spellings(row))
    return problems


def term_problems(rows: list[Row], proper: set[str]) -> list[str]:
    """Everything that is wrong with glossary.csv."""
    problems = [f"{row['id']}: {problem}" for row in rows for problem in check_term(row, proper)]
    problems += find_repeated((row["id"], "the column id") for row in rows)
    problems += find_repeated(
        (f"{row['domain']}: {fold(s).casefold()}", row["id"])
        for row in rows
        for s in spellings(row)
    )
    return problems


# --------------------------------------------------------------------------- Uzbek in two scripts

_LATIN = dict(
    zip(
        "абвгджзийклмнопрстуфхчшъэўқғҳ",
        "a b v g d j z i y k l m n o p r s t u f x ch sh ʼ e oʻ q gʻ h".split(),
        strict=True,
    )
)
_IOTATED = {"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"}


def latin_pattern(cyrillic: str) -> str:
    """A pattern of the Latin spellings of a Cyrillic word (ц is ts or s), by the Uzbek alphabet."""
    pattern, before = "", ""
    for letter in cyrillic.lower():
        if letter == "ц":
            pattern += "(?:ts|s)"
        elif letter == "е":
            pattern += "ye" if before == "" or before in "аеёиоуўэюяьъ" else "e"
        elif letter != "ь":
            pattern += _IOTATED.get(letter) or _LATIN.get(letter, re.escape(letter))
        before = letter
    return pattern


def agree(latin: str, cyrillic: str) -> bool:
    """Whether both Uzbek scripts spell the same words; abbreviations may differ."""
    left, right = WORD.findall(latin), WORD.findall(cyrillic)
    return len(left) == len(right) and all(
        a == b or (a.isupper() and b.isupper()) or re.fullmatch(latin_pattern(b), a.lower())
        for a, b in zip(left, right, strict=True)
    )
