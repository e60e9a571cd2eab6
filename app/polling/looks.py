"""A look at feeds: fetched and read in threads, decided and kept in the thread that called."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from app.base.errors import Fault, FetchError, WhenceError
from app.collect.across import across_hosts
from app.collect.feeds.apart import FeedBytes
from app.collect.feeds.asked import asked_by_server
from app.collect.feeds.choosing import ChosenItem, choose_items, choose_parts
from app.collect.feeds.failing import after_failure, is_unanswered
from app.collect.feeds.parse import MAX_ITEMS
from app.collect.feeds.schedule import Told, gap_after_look, next_at
from app.collect.known import Known, Unchanged
from app.domain.article import Input
from app.domain.feed import FeedItem, FeedItemState, FeedKind, FeedState, ParsedFeed, PollReport
from app.extract.item_scope import ItemScope
from app.store.addresses import page_identity
from app.store.feed_items import (
    NewItem,
    Outcome,
    load_decided,
    load_held,
    load_known_keys,
    save_items,
)
from app.store.feeds import Followed, is_followed, release_feeds, save_look
from app.store.session import Engine, Session, operating, reading
from app.store.vocabulary import load_vocabulary

FetchFeed = Callable[[str, Known], Input | Unchanged]
ParseFeed = Callable[[FeedBytes], ParsedFeed]

_IN_VAIN = 2  # feeds of a host that did not answer, after which its others are not asked


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look brought: ``parsed`` None is unchanged; ``error`` is why nothing came."""

    parsed: ParsedFeed | None = None
    known: Known = field(default_factory=Known)
    sha256: str | None = None
    moved_to: str | None = None
    by_server: timedelta | None = None
    parts: dict[str, str] | None = None
    error: WhenceError | None = None


class Looking:
    """One round of looks. ``report`` and ``errors`` (by feed) tell what came of it."""

    def __init__(
        self,
        engine: Engine,
        *,
        fetch: FetchFeed,
        parse: ParseFeed,
        workers: int,
        now: Callable[[], datetime],
        told: Callable[[int, int], None],
    ) -> None:
        self.report = PollReport()
        self.errors: dict[int, WhenceError] = {}
        self._engine = engine
        self._fetch = fetch
        self._parse = parse
        self._workers = workers
        self._now = now
        self._told = told
        self._silent: dict[str, int] = {}
        with reading(engine) as connection:
            self._judge = ItemScope(load_vocabulary(connection))

    def look(self, feeds: Sequence[Followed], *, stop: Callable[[], bool]) -> None:
        """Look at ``feeds``; those that are not reached before ``stop`` says yes stay due."""
        left = {feed.id: feed for feed in feeds}
        looks = across_hosts(
            feeds, self._look_at, host_of=_host_of, stop=stop, workers=self._workers
        )
        try:
            for done, (feed, looked) in enumerate(looks, start=1):
                self._keep(feed, looked)
                del left[feed.id]
                self._told(done, len(feeds))
        finally:
            looks.close()
            if left:
                with operating(self._engine) as session:
                    release_feeds(session, left, at=self._now())

    def _look_at(self, feed: Followed) -> Looked:
        """Fetch and read one feed; runs in a thread of its host."""
        host = _host_of(feed)
        if self._silent.get(host, 0) >= _IN_VAIN:
            sentence = f"{feed.url} was not asked for, because {host} did not answer just before."
            return Looked(error=FetchError(sentence, fault=Fault.UNREACHABLE))
        try:
            looked = self._read(feed)
        except WhenceError as error:
            looked = Looked(error=error)
        silent = is_unanswered(looked.error)
        self._silent[host] = self._silent.get(host, 0) + 1 if silent else 0
        return looked

    def _read(self, feed: Followed) -> Looked:
        # What an index lists may change while the index itself stays the same.
        is_index = bool(feed.parts)
        sure = feed.state == FeedState.WORKING and not is_index
        answer = self._fetch(feed.url, Known(feed.etag, feed.last_modified) if sure else Known())
        headers = dict(answer.headers)
        by_server = asked_by_server(headers.get("cache-control"))
        if isinstance(answer, Unchanged):
            known = Known(feed.etag, feed.last_modified)
            return Looked(
                known=known, sha256=feed.sha256, moved_to=answer.moved_to, by_server=by_server
            )
        digest = hashlib.sha256(answer.content).hexdigest()
        looked = Looked(
            known=Known(headers.get("etag"), headers.get("last-modified")),
            sha256=digest,
            moved_to=answer.moved_to,
            by_server=by_server,
        )
        if sure and digest == feed.sha256:
            return looked
        parsed = self._parse(
            FeedBytes(answer.content, answer.final_url or feed.url, answer.media_type)
        )
        if parsed.kind != FeedKind.SITEMAP_INDEX:
            return replace(looked, parsed=parsed)
        return self._read_parts(feed, replace(looked, parsed=parsed), parsed)

    def _read_parts(self, feed: Followed, looked: Looked, index: ParsedFeed) -> Looked:
        """Read the sitemaps of an index that are new or changed; one that fails is left out."""
        items: list[FeedItem] = []
        unusable = 0
        named = {part.url for part in index.parts}
        read = {url: changed for url, changed in feed.parts.items() if url in named}
        wanted = choose_parts(index.parts, read=read)
        failure: WhenceError | None = None
        for part in wanted:
            try:
                answer = self._fetch(part.url, Known())
                if isinstance(answer, Unchanged):
                    continue
                parsed = self._parse(FeedBytes(answer.content, part.url, answer.media_type))
            except WhenceError as error:
                failure = error
                if is_unanswered(error):
                    break
                continue
            items.extend(parsed.items)
            unusable += parsed.unusable
            read[part.url] = part.changed
        if failure is not None and not items and not read:
            raise failure
        newest = sorted(items, key=lambda item: item.sort, reverse=True)[:MAX_ITEMS]
        whole = replace(index, items=tuple(newest), unusable=unusable)
        return replace(looked, parsed=whole, parts=read)

    def _keep(self, feed: Followed, looked: Looked) -> None:
        """Keep what a look brought, in one transaction."""
        at = self._now()
        counts = {"looked": self.report.looked + 1}
        # Judging takes longest: nobody waits for it who wants to write.
        chosen, keys = self._choose(feed, looked.parsed)
        with operating(self._engine) as session:
            if looked.error is not None:
                self._keep_failure(session, feed, looked.error, at)
                self.report = replace(self.report, **counts)
                return
            values = self._move(session, feed, looked.moved_to)
            new = self._keep_items(session, feed, chosen, at=at, keys=keys)
            told = Told(_told_gap(feed, looked.parsed), looked.by_server)
            since = at - feed.looked_at if feed.looked_at is not None else None
            gap = gap_after_look(feed.gap, new_items=len(new), since=since, told=told)
            values = {
                "state": FeedState.WORKING.value,
                "reason": "",
                "failures": 0,
                "etag": looked.known.etag,
                "last_modified": looked.known.last_modified,
                "sha256": looked.sha256,
                "looked_at": at,
                "gap_s": int(gap.total_seconds()),
                "next_at": next_at(at, gap),
                **_of_document(looked, feed),
                **({"changed_at": at} if new else {}),
                **values,
            }
            save_look(session, feed.id, values)
        states = [item.state for item in new]
        self.report = replace(
            self.report,
            **counts,
            unchanged=self.report.unchanged + (looked.parsed is None),
            seen=self.report.seen + len(new),
            taken=self.report.taken + states.count(FeedItemState.TAKEN),
            skipped=self.report.skipped + states.count(FeedItemState.SKIPPED),
        )

    def _keep_failure(
        self, session: Session, feed: Followed, error: WhenceError, at: datetime
    ) -> None:
        failed = after_failure(error, failures=feed.failures, now=at)
        values: dict[str, Any] = {
            "state": failed.state.value,
            "reason": failed.reason,
            "failures": failed.failures,
            "looked_at": at,
            "next_at": failed.next_at,
        }
        save_look(session, feed.id, values)
        self.errors[feed.id] = error
        failures = (*self.report.failures, (feed.url, failed.reason))
        self.report = replace(self.report, failures=failures)

    def _move(self, session: Session, feed: Followed, to: str | None) -> dict[str, Any]:
        """Return what changes for a feed whose address has moved for good."""
        if to is None or to == feed.url:
            return {}
        if is_followed(session, to, apart_from=feed.id):
            reason = f"It has moved to {to}, which is followed already."
            return {"state": FeedState.GONE.value, "reason": reason, "next_at": None}
        old = [url for url in feed.old_urls if url != to]
        reason = f"It has moved here for good from {feed.url}."
        return {"url": to, "old_urls": [*old, feed.url], "reason": reason}

    def _choose(
        self, feed: Followed, parsed: ParsedFeed | None
    ) -> tuple[list[ChosenItem], list[str]]:
        if parsed is None:
            return [], []
        with reading(self._engine) as connection:
            known = load_known_keys(connection, feed.id)
        return choose_items(parsed.items, identify=_identify, known=known, judge=self._judge)

    def _keep_items(
        self,
        session: Session,
        feed: Followed,
        chosen: list[ChosenItem],
        *,
        at: datetime,
        keys: list[str],
    ) -> list[NewItem]:
        """Keep the new items; those that somebody else kept meanwhile are not new any more."""
        if not chosen:
            return []
        known = load_known_keys(session, feed.id)
        chosen = [new for new in chosen if new.key not in known]
        decided = load_decided(session, [new.key for new in chosen])
        held = load_held(session, [new.item.url for new in chosen if new.judged.within])
        new = [_new_item(item, decided=decided, held=held, at=at) for item in chosen]
        save_items(session, feed.id, new, at=at, present=set(keys))
        return new


def _new_item(
    new: ChosenItem, *, decided: dict[str, Outcome], held: dict[str, int], at: datetime
) -> NewItem:
    """Return what becomes of a new item: waiting to be fetched, unless that is known already."""
    item, reason = new.item, new.judged.reason
    if not new.judged.within:
        said = f"Not fetched: {reason}."
        return NewItem(item, new.key, new.guid_key, FeedItemState.SKIPPED, said)
    if item.url in held:
        said = "Held already when the feed told of it."
        taken = FeedItemState.TAKEN
        return NewItem(item, new.key, new.guid_key, taken, said, article_id=held[item.url])
    before = decided.get(new.key)
    if before is not None:
        said = f"As in another feed: {before.reason}"
        return NewItem(
            item, new.key, new.guid_key, before.state, said, article_id=before.article_id
        )
    said = f"To be fetched: {reason}."
    return NewItem(item, new.key, new.guid_key, FeedItemState.WAITING, said, next_at=at)


def _of_document(looked: Looked, feed: Followed) -> dict[str, Any]:
    """Return what a feed says of itself, where it was read."""
    parsed = looked.parsed
    if parsed is None:
        return {}
    told = parsed.told_gap
    values: dict[str, Any] = {
        "kind": parsed.kind.value,
        "unusable": parsed.unusable,
        "told_gap_s": int(told.total_seconds()) if told is not None else None,
        "parts": looked.parts or {},
    }
    if parsed.title or not feed.title:
        values["title"] = parsed.title or feed.title
    if parsed.site_url:
        values["site_url"] = parsed.site_url
    return values


def _told_gap(feed: Followed, parsed: ParsedFeed | None) -> timedelta | None:
    return feed.told_gap if parsed is None else parsed.told_gap


def _identify(url: str) -> str:
    return page_identity(url) or url


def _host_of(feed: Followed) -> str:
    return urlsplit(feed.url).netloc.lower()
