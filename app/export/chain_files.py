"""A chain as a file: plain JSON, PROV-JSON, GraphML."""

from dataclasses import asdict
from typing import Any
from xml.etree import ElementTree as ET

from app.domain.words import Relation
from app.query.cards import ClaimPage

_Json = dict[str, Any]
_TYPES: dict[str, str] = {
    Relation.TOLD: "prov:PrimarySource",
    Relation.QUOTES: "prov:Quotation",
    Relation.REVISES: "prov:Revision",
}
"""What kind of derivation a hop is; the other relations are plain derivations."""

_VOICES = ("actor", "unnamed")
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"


def chain_json(claim: ClaimPage) -> _Json:
    """Return the claim's nodes and hops with the words each hop rests on."""
    return {
        "claim": claim.slug,
        "statement": claim.statement,
        "origins_min": claim.origins_min,
        "origins_max": claim.origins_max,
        "chain": claim.chain,
        "nodes": [asdict(node) for node in claim.nodes],
        "hops": [asdict(hop) for hop in claim.hops],
    }


def chain_prov(claim: ClaimPage, *, base_url: str) -> _Json:
    """Return the chain as PROV-JSON: voices are agents, texts and documents are entities."""
    names = {node.key: f"whence:{claim.slug}/{i}" for i, node in enumerate(claim.nodes)}
    kinds = {node.key: node.kind for node in claim.nodes}
    agents: _Json = {}
    entities: _Json = {}
    relations: dict[str, _Json] = {}
    for node in claim.nodes:
        record: _Json = {"prov:label": node.name, "whence:kind": node.kind}
        if node.article_id is not None:
            record["prov:location"] = f"{base_url}/articles/{node.article_id}"
        (agents if node.kind in _VOICES else entities)[names[node.key]] = record
    for hop in claim.hops:
        source, target = names[hop.from_key], names[hop.to_key]
        told = {
            "whence:basis": hop.basis,
            "whence:evidence": hop.evidence,
            "whence:confidence": hop.confidence,
            "whence:review": hop.review,
        }
        if kinds[hop.from_key] in _VOICES:
            kind = "wasAttributedTo"
            relation = {"prov:entity": target, "prov:agent": source}
        elif hop.relation == Relation.REPRINTS:
            kind = "alternateOf"
            relation, told = {"prov:alternate1": target, "prov:alternate2": source}, {}
        else:
            kind = "wasDerivedFrom"
            relation = {"prov:generatedEntity": target, "prov:usedEntity": source}
            if hop.relation in _TYPES:
                told["prov:type"] = _TYPES[hop.relation]
        relations.setdefault(kind, {})[f"_:hop{hop.id}"] = relation | told
    # An agent that hands on what another agent said is no entity; PROV then says "acted for".
    for key, record in list(relations.get("wasAttributedTo", {}).items()):
        if record["prov:entity"] in agents:
            del relations["wasAttributedTo"][key]
            record["prov:delegate"] = record.pop("prov:entity")
            record["prov:responsible"] = record.pop("prov:agent")
            relations.setdefault("actedOnBehalfOf", {})[key] = record
    for key, record in list(relations.get("wasDerivedFrom", {}).items()):
        if record["prov:generatedEntity"] in agents:
            del relations["wasDerivedFrom"][key]
            record["prov:influencee"] = record.pop("prov:generatedEntity")
            record["prov:influencer"] = record.pop("prov:usedEntity")
            relations.setdefault("wasInfluencedBy", {})[key] = record
    return {
        "prefix": {"whence": f"{base_url}/claims/", "prov": "http://www.w3.org/ns/prov#"},
        "agent": agents,
        "entity": entities,
        **{kind: found for kind, found in relations.items() if found},
    }


def chain_graphml(claim: ClaimPage) -> bytes:
    """Return the chain as GraphML, for programs that draw and count networks."""
    ET.register_namespace("", _GRAPHML)
    root = ET.Element(f"{{{_GRAPHML}}}graphml")
    for scope, names in (
        ("node", ("name", "kind", "root", "published")),
        ("edge", ("relation", "basis", "evidence", "cue", "review")),
    ):
        for name in names:
            ET.SubElement(
                root,
                f"{{{_GRAPHML}}}key",
                {"id": f"{scope}-{name}", "for": scope, "attr.name": name, "attr.type": "string"},
            )
    graph = ET.SubElement(
        root, f"{{{_GRAPHML}}}graph", {"id": claim.slug, "edgedefault": "directed"}
    )
    ids = {node.key: f"n{i}" for i, node in enumerate(claim.nodes)}
    for node in claim.nodes:
        element = ET.SubElement(graph, f"{{{_GRAPHML}}}node", {"id": ids[node.key]})
        _put(element, "node", {"name": node.name, "kind": node.kind, "root": node.root,
                               "published": node.published})  # fmt: skip
    for hop in claim.hops:
        element = ET.SubElement(
            graph,
            f"{{{_GRAPHML}}}edge",
            {"id": f"h{hop.id}", "source": ids[hop.from_key], "target": ids[hop.to_key]},
        )
        _put(element, "edge", {"relation": hop.relation, "basis": hop.basis,
                               "evidence": hop.evidence, "cue": hop.cue,
                               "review": hop.review})  # fmt: skip
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _put(element: ET.Element, scope: str, values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value:
            data = ET.SubElement(element, f"{{{_GRAPHML}}}data", {"key": f"{scope}-{name}"})
            data.text = "".join(c for c in value if c in "\t\n" or " " <= c < "\ufffe")
