"""What an installed model makes of the texts that the memory lacks.

In this order, each step for all texts together in one batch: the whole sentence in several
hypotheses, its clauses, a last try with stand-ins. Of what comes out the first is taken that passes
the checks against the source, whatever the step. Where nothing does, the best is kept as a draft
with its findings, for a person to correct: it keeps the language from being published. Where no
model goes straight from the source language to the target, two models go through English.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.config import ModelSettings
from briefing.domain import SOURCE_LANGUAGE, Finding, Origin, Segment, SegmentStatus
from briefing.language.names import NameTable
from briefing.models import Hypothesis, InstalledModel, model_for, translate_sentences
from briefing.models.clauses import RELIABLE_CHARACTERS, Clause, join_clauses, split_clauses
from briefing.translate.checks import check_translation
from briefing.translate.glossary import Glossary
from briefing.translate.masks import Masked, mask, normalise
from briefing.translate.new_people import check_new_names
from briefing.translate.segments import Piece
from briefing.translate.standins import put_stand_ins
from briefing.translate.terms import TERM_FINDINGS, find_terms, mend_terms, told_of

HYPOTHESES = 4
PIVOT = SOURCE_LANGUAGE
_STOPS = ' .,;:!?…"'
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
Task = tuple[Piece, Masked]
Candidates = Mapping[str, tuple[Hypothesis, ...]]


@dataclass(slots=True)
class Engine:
    """The models of one direction.

    Attributes:
        route: One model, or two through English.
        findings: What is wrong with the cache of translations; grows with use.
    """

    route: tuple[InstalledModel, ...]
    source: str
    target: str
    names: NameTable
    glossary: Glossary
    settings: ModelSettings
    findings: list[Finding] = field(default_factory=list)
    _pivots: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """``ru_en 1.0 + en_kk 1.0``"""
        return " + ".join(model.name for model in self.route)

    def translate(self, tasks: Sequence[Task]) -> dict[str, Segment]:
        """A segment for each task: the first translation that passed the checks, else the best.

        Returns:
            Segments by the id of the piece. One that did not pass has the findings that block it;
            one is missing when nothing came that could be corrected, with the findings of every
            try.

        Raises:
            MissingDependencyError: A model cannot be loaded.
            TranslationError: The engine failed.
        """
        done: dict[str, Segment] = {}
        refused: dict[str, list[Segment]] = {piece.id: [] for piece, _ in tasks}
        failed: dict[str, list[Finding]] = {piece.id: [] for piece, _ in tasks}
        for step in (self._first, self._second, self._last):
            tries = [made for task in tasks if task[0].id not in done and (made := step(task))]
            candidates = self._translate_texts(text for made in tries for text in made.texts)
            for made in tries:
                piece = made.task[0]
                found = made.judge(self, candidates)
                if found.sound is not None:
                    done[piece.id] = found.sound
                refused[piece.id] += found.refused
                failed[piece.id] += found.findings
        for piece, _ in tasks:
            if piece.id not in done:
                done[piece.id] = _best(piece, refused[piece.id], failed[piece.id])
        return done

    def _first(self, task: Task) -> _Try | None:
        """The whole sentence; clauses where models are known to fail with the whole.

        That is: sentences that are too long, and "Title: text", of which they make loops.
        """
        parts = self._in_clauses(task)
        if parts and (len(task[0].text) > RELIABLE_CHARACTERS or parts.clauses[1].joint == "label"):
            return parts
        return _Whole(task)

    def _second(self, task: Task) -> _Try | None:
        """What the first step has not tried."""
        if isinstance(self._first(task), _Whole):
            return self._in_clauses(task)
        return _Whole(task)

    def _in_clauses(self, task: Task) -> _InClauses | None:
        clauses = split_clauses(task[0].text, self.source)
        return _InClauses(task, clauses) if len(clauses) > 1 else None

    def _last(self, task: Task) -> _Try | None:
        if self.source != "en":
            return None
        made = put_stand_ins(task[1], self.target)
        return _WithStandIns(task, made.text, made.restore) if made else None

    def _translate_texts(self, texts: Iterable[str]) -> Candidates:
        """Hypotheses for each text, through every model of the route."""
        wanted = list(dict.fromkeys(texts))
        inputs = {text: text for text in wanted}
        for model in self.route[:-1]:
            between = self._run(model, list(inputs.values()))
            inputs = {text: self._pivot(text, between[text]) for text in wanted}
        self._pivots |= {text: given for text, given in inputs.items() if given != text}
        given = list(dict.fromkeys(text for text in inputs.values() if text))
        found = self._run(self.route[-1], given)
        return {text: found.get(inputs[text], ()) for text in wanted}

    def _run(
        self, model: InstalledModel, texts: Sequence[str]
    ) -> dict[str, tuple[Hypothesis, ...]]:
        if not texts:
            return {}
        run = translate_sentences(model, texts, self.settings, hypotheses=HYPOTHESES)
        self.findings += [finding for finding in run.findings if finding not in self.findings]
        return dict(zip(texts, run.results, strict=True))

    def _pivot(self, text: str, hypotheses: Sequence[Hypothesis]) -> str:
        """The first English text that is sound; without one there is nothing to go on with."""
        masked = mask(text, self.names, self.source)
        for hypothesis in hypotheses:
            if not has_errors(judge(masked, hypothesis, PIVOT, self.source)):
                return hypothesis.text
        return ""

    def pivot_of(self, texts: Iterable[str]) -> str:
        """The English text between two models; empty when one model does it alone."""
        return " ".join(self._pivots[text] for text in texts if self._pivots.get(text))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a try.

    Attributes:
        sound: A translation that passed the checks.
        refused: Translations that did not, as drafts with their findings, in the model's order.
        findings: Why there is none at all.
    """

    sound: Segment | None = None
    refused: tuple[Segment, ...] = ()
    findings: tuple[Finding, ...] = ()


def _best(piece: Piece, refused: Sequence[Segment], findings: Iterable[Finding]) -> Segment:
    """The translation with the fewest errors, the first of them; missing where none is of use."""
    useful = [segment for segment in refused if _can_be_corrected(segment)]
    if useful:
        return min(useful, key=lambda segment: len(segment.blocking))
    told = dict.fromkeys((*findings, *(f for segment in refused for f in segment.findings)))
    return Segment(piece.id, piece.text, None, Origin.MISSING, findings=tuple(told))


def _wrong_terms(segment: Segment) -> int:
    return sum(f.id in TERM_FINDINGS and f.level == "warning" for f in segment.findings)


def _can_be_corrected(segment: Segment) -> bool:
    """Whether there is more than nothing, the source again, or signs that no page can show."""
    if _UNPRINTABLE.search(segment.target or ""):
        return False
    target = normalise(segment.target or "").strip(_STOPS)
    return bool(target) and target != normalise(segment.source).strip(_STOPS)


@dataclass(frozen=True, slots=True)
class _Try(ABC):
    """One way to translate a text."""

    task: Task

    @property
    def texts(self) -> tuple[str, ...]:
        """What the models get."""
        return (self.task[0].text,)

    @abstractmethod
    def judge(self, engine: Engine, candidates: Candidates) -> _Outcome:
        """The first sound translation, and what was refused before it."""

    def _segment(
        self, engine: Engine, target: str, score: float, findings: Iterable[Finding]
    ) -> Segment:
        piece = self.task[0]
        notes = list(findings)
        if pivot := engine.pivot_of(self.texts):
            message = f"translated through English: {pivot!r}"
            notes.append(Finding("through-english", "note", message))
        return Segment(
            piece.id,
            piece.text,
            target,
            Origin.ENGINE,
            SegmentStatus.DRAFT,
            score=score,
            model=engine.name,
            findings=located(notes, piece),
        )

    def _first_sound(
        self,
        engine: Engine,
        hypotheses: Sequence[Hypothesis],
        restore: Callable[[str], str | None],
        note: Sequence[Finding] = (),
    ) -> _Outcome:
        piece, masked = self.task
        terms = find_terms(piece.text, engine.glossary, engine.source)
        refused: list[Segment] = []
        sound: list[Segment] = []
        for hypothesis in hypotheses:
            text = restore(hypothesis.text)
            if text is None:
                continue
            text, mended = mend_terms(text, terms, engine.target)
            given = replace(hypothesis, text=text)
            findings = judge(masked, given, engine.target, engine.source)
            told = {told_of(finding) for finding in findings}
            mended = tuple(finding for finding in mended if told_of(finding) not in told)
            segment = self._segment(engine, text, hypothesis.score, (*findings, *note, *mended))
            if has_errors(findings):
                refused.append(segment)
                continue
            sound.append(segment)
            if not any(finding.level == "warning" for finding in mended):
                break
        if sound:
            # The first, unless its terms are wrong and another one says them right.
            return _Outcome(min(sound, key=_wrong_terms), tuple(refused))
        if hypotheses:
            return _Outcome(None, tuple(refused))
        message = "the model into English gives nothing that passes the checks"
        return _Outcome(findings=located([Finding("pivot-failed", "error", message)], piece))


@dataclass(frozen=True, slots=True)
class _Whole(_Try):
    def judge(self, engine: Engine, candidates: Candidates) -> _Outcome:
        return self._first_sound(engine, candidates[self.task[0].text], lambda text: text)


@dataclass(frozen=True, slots=True)
class _InClauses(_Try):
    clauses: tuple[Clause, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(clause.text for clause in self.clauses)

    def judge(self, engine: Engine, candidates: Candidates) -> _Outcome:
        chosen: list[Hypothesis] = []
        for clause in self.clauses:
            masked = mask(clause.text, engine.names, engine.source)
            for hypothesis in candidates[clause.text]:
                if not has_errors(judge(masked, hypothesis, engine.target, engine.source)):
                    chosen.append(hypothesis)
                    break
            else:
                return _Outcome()  # the findings of the whole sentence say it better
        # The sentence is as good as its weakest part.
        score = min(hypothesis.score for hypothesis in chosen)
        text = join_clauses(self.clauses, [h.text for h in chosen], engine.target)
        note = Finding("in-clauses", "note", f"translated in {len(chosen)} clauses, one by one")
        return self._first_sound(engine, (Hypothesis(text, score),), lambda whole: whole, (note,))


@dataclass(frozen=True, slots=True)
class _WithStandIns(_Try):
    text: str
    restore: Callable[[str], str | None]

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.text,)

    def judge(self, engine: Engine, candidates: Candidates) -> _Outcome:
        message = "numbers, names or dates were replaced for the model and put back: read closely"
        note = Finding("stand-ins", "warning", message)
        return self._first_sound(engine, candidates[self.text], self.restore, (note,))


def open_engine(
    source: str, target: str, names: NameTable, glossary: Glossary, settings: ModelSettings
) -> Engine | None:
    """The models that go from ``source`` to ``target``, at most two; ``None`` without any.

    Raises:
        MissingDependencyError: The only packages of a direction are damaged.
    """
    route = find_route(source, target, settings)
    return Engine(route, source, target, names, glossary, settings) if route else None


def find_route(source: str, target: str, settings: ModelSettings) -> tuple[InstalledModel, ...]:
    """One model when there is one for the direction, else two through English, else none.

    Raises:
        MissingDependencyError: As `open_engine`.
    """

    def find(from_language: str, to_language: str) -> InstalledModel | None:
        prefer = {str(code): name for code, name in settings.prefer.items()}
        return model_for(from_language, to_language, settings.folders, settings.store, prefer)

    direct = find(source, target)
    if direct is not None:
        return (direct,)
    if PIVOT in (source, target):
        return ()
    halves = find(source, PIVOT), find(PIVOT, target)
    return tuple(half for half in halves if half) if all(halves) else ()


def judge(
    source: Masked, hypothesis: Hypothesis, language: str, spoken: str
) -> tuple[Finding, ...]:
    """What is wrong with a translation, by the model's own signs and by the checks.

    Args:
        language: Of the translation.
        spoken: Of the source.
    """
    flagged = (Finding(flag, "error", f"the model's output: {flag}") for flag in hypothesis.flags)
    text = hypothesis.text
    checked = check_translation(source, text, language, spoken)
    return (*flagged, *checked, *check_new_names(source, text, language))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings blocks."""
    return any(finding.level == "error" for finding in findings)


def located(findings: Iterable[Finding], piece: Piece) -> tuple[Finding, ...]:
    """Findings with the id of the piece as their place."""
    return tuple(replace(finding, where=piece.id) for finding in findings)
