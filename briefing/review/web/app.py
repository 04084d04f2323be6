"""The addresses of the page."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from importlib import resources
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from briefing.deliver import RunRecord
from briefing.domain import LANGUAGES
from briefing.errors import BriefingError
from briefing.review.desk import Desk
from briefing.review.web.answers import Answer, answer
from briefing.review.web.guard import Guard
from briefing.review.web.listing import STATUSES, Filter, make_listing, next_to_do
from briefing.review.web.session import Session
from briefing.review.web.sheet import Sheets
from briefing.review.web.words import Pages, clean_name

STATIC = {
    "review.css": "text/css; charset=utf-8",
    "review.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "htmx.min.js": "text/javascript; charset=utf-8",
}
_MOST_FIELDS = 200


def make_app(desk: Desk, session: Session, languages: tuple[str, ...], port: int) -> Guard:
    """The page of a brief.

    Args:
        session: The one session.
        languages: Those that may be reviewed.
        port: Where the server listens.
    """
    site = _Site(desk, session, languages)
    routes = [
        Route("/", site.start),
        Route("/settings", site.settings, methods=["POST"]),
        Route("/static/{name}", site.static),
        Route("/{language}", site.page),
        Route("/{language}/do", site.do, methods=["POST"]),
        Route("/{language}/view", site.view),
        Route("/{language}/pdf", site.pdf),
    ]
    handlers: Any = {HTTPException: site.failed, BriefingError: site.failed}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return Guard(app, session, port)


class _Site:
    def __init__(self, desk: Desk, session: Session, languages: tuple[str, ...]) -> None:
        self.desk = desk
        self.session = session
        self.languages = languages
        self.sheets = Sheets(desk)
        self.pages = Pages(desk.workspace.locales)

    # ------------------------------------------------------------------------------- answers

    async def start(self, request: Request) -> Response:
        return RedirectResponse(f"/{self.languages[0]}", HTTPStatus.SEE_OTHER)

    async def page(self, request: Request) -> Response:
        language = self._language(request)
        query = request.query_params
        return await run_in_threadpool(
            self._page, language, _filter(query), query.get("at", ""), query.get("said", "")
        )

    async def do(self, request: Request) -> Response:
        language = self._language(request)
        form = await _form(request)
        return await run_in_threadpool(self._do, language, form)

    async def settings(self, request: Request) -> Response:
        form = await _form(request)
        self.session.reviewer = clean_name(form.get("reviewer", ""))
        if form.get("interface") in LANGUAGES:
            self.session.interface = form["interface"]
        self.session.letters = "letters" in form
        language = form.get("language", "")
        if language not in self.languages:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return _redirect(language, _filter(form), form.get("at", ""), "settings")

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in STATIC:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        content = resources.files(__package__).joinpath("static").joinpath(name).read_bytes()
        return Response(content, headers={"Content-Type": STATIC[name]})

    async def view(self, request: Request) -> Response:
        """The PDF at a sentence, once it is as the sentences are."""
        language = self._language(request)
        segment = request.query_params.get("at", "")
        pdf = await run_in_threadpool(self.sheets.pdf, language)
        place = await run_in_threadpool(self.sheets.position, pdf, segment)
        version = urlencode({"v": request.query_params.get("v", ""), "at": segment})
        return RedirectResponse(f"/{language}/pdf?{version}#{place.fragment}", HTTPStatus.SEE_OTHER)

    async def pdf(self, request: Request) -> Response:
        language = self._language(request)
        content = await run_in_threadpool(self.sheets.pdf, language)
        return Response(content, media_type="application/pdf")

    async def failed(self, request: Request, error: Exception) -> Response:
        """A page that says what went wrong."""
        # Not 409: that is an answer with both versions, which takes the place of the page.
        status: int = HTTPStatus.SERVICE_UNAVAILABLE
        told = ""
        problems: tuple[str, ...] = ()
        if isinstance(error, HTTPException):
            status, told = error.status_code, error.detail
        if isinstance(error, BriefingError):
            told, problems = error.message, (*error.problems, error.hint)
        text = self.pages.error(self.session, status, told, tuple(filter(None, problems)))
        return HTMLResponse(text, status)

    # -------------------------------------------------------------------------------- inside

    def _language(self, request: Request) -> str:
        """A language is looked up among those of the brief, never used as it comes."""
        language = str(request.path_params["language"])
        if language not in self.languages:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return language

    def _page(
        self,
        language: str,
        wanted: Filter,
        at: str,
        said: str,
        told: Answer | None = None,
        status: int = HTTPStatus.OK,
    ) -> Response:
        record = self.desk.read()
        if language not in record.languages or not record.languages[language].segments:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        here = [code for code in self.languages if code in record.languages]
        listing = make_listing(
            self.desk,
            record,
            language,
            here,
            wanted,
            at,
            typed=told.typed if told else None,
            conflict=told.conflict if told else None,
            blocked=told.blocked if told else None,
        )
        text = self.pages.page(self.session, record, listing, said)
        return HTMLResponse(text, status)

    def _do(self, language: str, form: Mapping[str, str]) -> Response:
        record = self.desk.read()
        wanted, at = _filter(form), form.get("segment", "")
        following = self._following(record, language, wanted, at)
        reviewer = clean_name(form.get("reviewer", "")) or self.session.reviewer
        self.session.reviewer = reviewer
        told = answer(self.desk, language, record.brief.language, reviewer, form)
        if told.refused:
            status = HTTPStatus.OK
            if told.conflict is not None:
                status = HTTPStatus.CONFLICT
            elif told.blocked is not None or told.said in ("nameless", "reasonless"):
                status = HTTPStatus.UNPROCESSABLE_ENTITY
            return self._page(language, wanted, at, told.said, told, status)
        go_on = told.onward or form.get("then") == "next"
        return _redirect(language, wanted, following if go_on else at, told.said)

    def _following(self, record: RunRecord, language: str, wanted: Filter, at: str) -> str:
        listing = make_listing(self.desk, record, language, (), wanted, at)
        return next_to_do(listing.order, record.languages[language].segments, at)


def _filter(fields: Mapping[str, str]) -> Filter:
    status, finding = fields.get("status", ""), fields.get("finding", "")
    return Filter(status if status in STATUSES else "", finding[:80])


def _redirect(language: str, wanted: Filter, at: str, said: str) -> Response:
    given = {"at": at, "status": wanted.status, "finding": wanted.finding, "said": said}
    query = urlencode({key: value for key, value in given.items() if value})
    anchor = f"#{quote(at)}" if at else ""
    return RedirectResponse(f"/{language}?{query}{anchor}", HTTPStatus.SEE_OTHER)


async def _form(request: Request) -> dict[str, str]:
    try:
        body = await request.body()
        text = body.decode("ascii")
        fields = parse_qsl(
            text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
        )
    except ClientDisconnect:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE) from None
    except ValueError:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from None
    return dict(fields)
