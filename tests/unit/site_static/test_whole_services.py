"""All services as linked data and as our own JSON: valid by the profile's rules and by our own published schema, and complete."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from pyshacl import validate
from rdflib import RDF, Graph, URIRef

from cms.demo.licences import sample_services
from cms.domain.licensing.checks import publication_faults
from cms.domain.licensing.publication import PublishedService
from cms.domain.plain import from_plain
from site_static import addresses
from site_static.whole_services import whole_services
from tests.support.city import small_snapshot
from tests.support.cpsv_shapes import named, shapes
from tests.support.licences import published

# rdflib's own reader of JSON-LD uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
SMALL = small_snapshot()
SAMPLE = replace(SMALL, services=tuple(published(one) for one in sample_services() if not publication_faults(one)))


@pytest.fixture(scope="module", params=[SMALL, SAMPLE], ids=["small", "sample city"])
def snapshot(request):
    return request.param


def made(snapshot, path):
    return next(work.make() for work in whole_services(snapshot) if work.path == path)


def graph_of(snapshot):
    return Graph().parse(data=made(snapshot, addresses.SERVICES_CPSV), format="json-ld")


def test_the_linked_data_fits_the_shapes_of_the_profile(snapshot):
    conforms, _, report = validate(graph_of(snapshot), shacl_graph=shapes())

    assert conforms, report


def test_the_shapes_notice_what_is_missing():
    """So that the test above can fail: each compulsory property taken away in turn."""
    graph = graph_of(SMALL)
    service = next(graph.subjects(RDF.type, named("cpsv:PublicService")))

    for compulsory in ("dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"):
        broken = graph + Graph()
        broken.remove((service, named(compulsory), None))
        assert not validate(broken, shacl_graph=shapes())[0], compulsory


def test_every_service_cost_output_and_document_is_in_the_linked_data(snapshot):
    graph = graph_of(snapshot)
    facts = [one.facts for one in snapshot.services]

    def count(kind):
        return len(set(graph.subjects(RDF.type, named(kind))))

    assert count("cpsv:PublicService") == len(facts)
    assert count("cv:Output") == sum(len(one.results) for one in facts)
    assert count("cv:Evidence") == sum(len(one.needs) for one in facts)
    assert count("cv:EvidenceType") == len({need.requirement.key for one in facts for need in one.needs})


def test_a_promise_in_working_days_is_not_said_as_calendar_days():
    graph = graph_of(SMALL)

    assert list(graph.subject_objects(named("cv:processingTime"))) == []


def test_a_free_service_costs_zero_in_the_linked_data():
    graph = graph_of(SMALL)
    page = URIRef("https://terang.example/perizinan/sip-contoh/")

    values = [float(value) for cost in graph.objects(page, named("cv:hasCost")) for value in graph.objects(cost, named("cv:hasValue"))]

    assert values == [0.0]


def test_our_own_json_fits_its_published_schema(snapshot):
    schema = json.loads(made(snapshot, addresses.SERVICES_SCHEMA))
    whole = json.loads(made(snapshot, addresses.SERVICES_JSON))

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(whole)
    assert whole["$schema"] == schema["$id"]


def test_the_schema_refuses_what_is_no_service():
    schema = json.loads(made(SMALL, addresses.SERVICES_SCHEMA))
    whole = json.loads(made(SMALL, addresses.SERVICES_JSON))
    validator = jsonschema.Draft202012Validator(schema)

    for break_it in (
        lambda facts: facts.pop("slug"),
        lambda facts: facts.update(warna="merah"),
        lambda facts: facts["fees"][0].update(kind="murah"),
        lambda facts: facts["fees"][-1].update(amount=12.5),
    ):
        broken = json.loads(json.dumps(whole))
        break_it(broken["services"][0]["facts"])
        assert not validator.is_valid(broken)


def test_the_facts_come_back_from_our_own_json(snapshot):
    whole = json.loads(made(snapshot, addresses.SERVICES_JSON))

    found = [from_plain(PublishedService, one).facts for one in whole["services"]]

    assert found == [one.facts for one in snapshot.services]
