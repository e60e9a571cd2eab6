"""Contracts that every template keeps."""

import re
from dataclasses import fields
from itertools import pairwise
from typing import Any, cast

import pytest
from jinja2 import meta, nodes
from starlette.testclient import TestClient

import app.main  # imports every page
from app.web.render import Page, env

GIVEN = {"request", "here", *env.globals}
NAMES = env.list_templates()
ROOTS = sorted(n for n in NAMES if "/" in n and "/_" not in n and not n.startswith("_"))
PARTIALS = sorted(n for n in NAMES if n.rpartition("/")[2].startswith("_"))

ABOUT = ("/methodology", "/corrections", "/api/docs")
SHOWN = (
    "/",
    "/claims",
    "/articles",
    "/responses",
    "/actors",
    "/actors/china",
    "/topics",
    "/topics/training",
    "/outlets",
    "/outlets/reuters",
    "/search?q=drones",
    "/data",
    *ABOUT,
)


def _pages(page: type[Page] = Page) -> list[type[Page]]:
    below = [sub for direct in page.__subclasses__() for sub in _pages(direct)]
    return below if page is Page else [page, *below]


PAGES = _pages()


def source(name: str) -> str:
    assert env.loader is not None
    return env.loader.get_source(env, name)[0]


def needs(name: str) -> set[str]:
    """Return the names a partial says it is given."""
    said = re.match(r"\{# needs: ([\w, ]+) #\}", source(name))
    assert said, f"{name}: the first line is {{# needs: a, b #}}"
    return set(said[1].replace(" ", "").split(","))


def used(name: str) -> set[str]:
    """Return the names a template uses without setting them itself."""
    return meta.find_undeclared_variables(env.parse(source(name))) - GIVEN


def set_around_includes(name: str) -> set[str]:
    """Return the names a template sets for the partials it includes."""
    tree = env.parse(source(name))
    given: set[str] = set()
    for kind in (nodes.With, nodes.Assign, nodes.For):
        for node in tree.find_all(kind):
            targets = cast("list[nodes.Node]", getattr(node, "targets", None) or [])
            one = cast("nodes.Node | None", getattr(node, "target", None))
            for target in [*targets, *([one] if one is not None else [])]:
                if isinstance(target, nodes.Name):
                    given.add(target.name)
                given |= {inner.name for inner in target.find_all(nodes.Name)}
    return given


def included(name: str) -> set[str]:
    """Return the partials a template includes by name."""
    found: set[str] = set()
    for node in env.parse(source(name)).find_all(nodes.Include):
        if isinstance(node.template, nodes.Const):
            found.add(str(node.template.value))
    return found


def own_blocks(name: str) -> set[str]:
    layout = set(env.get_template("base.html").blocks)
    return {block.name for block in env.parse(source(name)).find_all(nodes.Block)} - layout


def with_partials(name: str) -> str:
    return source(name) + "".join(with_partials(part) for part in included(name))


def names_of(page: type[Page]) -> set[str]:
    return {field.name for field in fields(cast("Any", page))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
class TestPages:
    def test_uses_only_what_its_class_declares(self, page: type[Page]) -> None:
        assert used(page.template) <= names_of(page) | set_around_includes(page.template)

    def test_gives_its_partials_what_they_need(self, page: type[Page]) -> None:
        given = names_of(page) | set_around_includes(page.template) | GIVEN
        for part in included(page.template) - {"_parts/sprite.html"}:
            assert needs(part) <= given, part

    def test_every_fragment_is_an_element_with_its_own_id(self, page: type[Page]) -> None:
        text = with_partials(page.template)
        for block in own_blocks(page.template):
            assert re.search(rf'<\w+ id="{block.replace("_", "-")}"', text), block

    def test_imports_stand_inside_blocks(self, page: type[Page]) -> None:
        body = env.parse(source(page.template)).body
        assert not [n for n in body if isinstance(n, nodes.Import | nodes.FromImport)]


@pytest.mark.parametrize("name", [p for p in PARTIALS if not p.startswith("_parts/")])
def test_a_partial_says_what_it_needs(name: str) -> None:
    inner = set[str]().union(*(needs(part) for part in included(name)))
    assert used(name) <= needs(name)
    assert inner - GIVEN <= needs(name) | set_around_includes(name)


def test_every_page_template_has_a_class() -> None:
    assert app.main
    roots = {name for name in ROOTS if not name.startswith("_parts/")}
    assert roots == {page.template for page in PAGES}


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".html")])
def test_a_template_has_no_inline_script_or_style(name: str) -> None:
    text = source(name)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", text)


@pytest.mark.parametrize(
    "address",
    [p for p in SHOWN if p.count("/") == 1 and p not in ("/topics", "/data", *ABOUT)],
)
def test_every_target_on_a_page_is_a_fragment_of_it(filled: TestClient, address: str) -> None:
    text = filled.get(address).text
    targets = set(re.findall(r'hx-target="#([\w-]+)"', text))
    assert targets
    for target in targets:
        assert f'id="{target}"' in text
        headers = {"HX-Request": "true", "HX-Target": target}
        fragment = filled.get(address, headers=headers).text.strip()
        assert fragment.startswith(f'<section id="{target}"')
        assert "<html" not in fragment


@pytest.mark.parametrize(
    "address",
    SHOWN,
)
def test_ids_are_single_fields_are_named_and_headings_in_order(
    filled: TestClient, address: str
) -> None:
    text = filled.get(address).text
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", text)]
    main = levels[levels.index(1) :]
    assert all(after <= before + 1 for before, after in pairwise(main)), main
    for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", text):
        own = re.search(r'\sid="([^"]+)"', field)
        hidden = 'type="hidden"' in field
        assert (
            hidden
            or (own and f'for="{own[1]}"' in text)
            or re.search(r"<label[^>]*>" + re.escape(field), text)
        ), field
    for table in re.findall(r"<table\b.*?</table>", text, re.DOTALL):
        assert "<caption" in table
        assert "scope=" in table
