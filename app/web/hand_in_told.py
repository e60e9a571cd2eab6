"""What OpenAPI says of handing pages in, with an example of each way and each answer."""

from typing import Any

_PAGE = {
    "url": "https://www.example.org/ferry-stays-in-port",
    "html": "<!doctype html><html lang=en><head><title>Ferry stays in port</title></head>…",
    "title": "Ferry stays in port",
    "outlet": "Harbour Post",
    "published": "2026-03-12",
}
_FIELDS = {
    "url": "Where the page is published. Alone, it is fetched from there.",
    "urls": "Many addresses; they are fetched by a job. Stands alone.",
    "html": "The page as the browser shows it.",
    "text": "Its text, where there is no HTML.",
    "title": "Its title; read from the page if it is not given, as all that follows.",
    "outlet": "Who published it.",
    "published": "EDTF: 2025, 2025-06 or 2025-06-25. It is never guessed.",
    "retrieved": "When it was fetched, likewise.",
    "language": "Its language, as en or uk.",
}
_ARTICLE = {
    "state": "new",
    "article_id": 234,
    "url": "http://127.0.0.1:8000/articles/234",
    "found": "From Harbour Office, chain known back to Harbour Office; 2 claims, 1 of them new.",
    "claims": [{"claim_id": "ferry-9-out-of-service", "new": True}],
    "responses": 1,
    "message": "https://www.example.org/ferry-stays-in-port: taken in.",
}
_JOB = {"state": "waiting", "job": 12, "url": "http://127.0.0.1:8000/jobs/12"}


def _texts(names: dict[str, str]) -> dict[str, Any]:
    texts: dict[str, Any] = {
        name: {"type": "string", "description": told} for name, told in names.items()
    }
    texts["urls"] = {
        "type": "array",
        "items": {"type": "string"},
        "maxItems": 10_000,
        "description": names["urls"],
    }
    return texts


def _answer(told: str, example: dict[str, Any]) -> dict[str, Any]:
    return {"description": told, "content": {"application/json": {"example": example}}}


def _refusal(told: str, sentence: str) -> dict[str, Any]:
    return _answer(told, {"error": sentence})


DESCRIPTION: dict[str, Any] = {
    "security": [{"token": []}],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": _texts(_FIELDS),
                    "additionalProperties": False,
                },
                "examples": {
                    "page": {"summary": "A page as a browser shows it", "value": _PAGE},
                    "address": {"summary": "An address to fetch", "value": {"url": _PAGE["url"]}},
                    "many": {
                        "summary": "Many addresses, as a job",
                        "value": {"urls": [_PAGE["url"], "https://www.example.org/other"]},
                    },
                },
            },
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "A page (HTML, text, PDF, mail); a ZIP, WARC, manifest "
                            "or CSV, or several files, become a job.",
                        }
                    },
                    "required": ["file"],
                }
            },
        },
    },
    "responses": {
        "200": _answer(
            "It was held already, with the same text", {**_ARTICLE, "state": "unchanged"}
        ),
        "201": _answer("It is taken in; Location is its page", _ARTICLE),
        "202": _answer("A job takes them in; Location is its page", _JOB),
        "401": _refusal(
            "No token", "Send the token of this dashboard as “Authorization: Bearer …”."
        ),
        "403": _refusal("Another token, or a page of another site", "Writing is only for …"),
        "413": _refusal("Too large", "This is more than 5 MB; hand in a smaller file."),
        "415": _refusal("Neither JSON nor a form", "Send JSON or a form with a file."),
        "422": _refusal("It cannot be used", "“published” is “yesterday”, which is not a date; …"),
        "429": _refusal("Too often; Retry-After says when", "This is too much at once; …"),
        "502": _refusal("The page could not be fetched", "www.example.org does not answer; …"),
    },
}
