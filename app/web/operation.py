"""``/healthz`` and ``/readyz``: is the process alive, can it answer."""

from fastapi import APIRouter
from starlette.responses import JSONResponse

from app.base.errors import WhenceError
from app.store.session import data_version
from app.web.deps import ConnectionDep

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def alive() -> JSONResponse:
    """Say that the process answers."""
    return JSONResponse({"status": "alive"})


@router.get("/readyz")
def ready(connection: ConnectionDep) -> JSONResponse:
    """Say whether the database answers; the error page says 503 where it does not."""
    try:
        version = data_version(connection)
    except WhenceError as error:
        return JSONResponse({"status": "not ready", "error": str(error)}, status_code=503)
    return JSONResponse({"status": "ready", "data_version": version})
