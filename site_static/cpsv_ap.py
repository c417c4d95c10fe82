"""Services as linked data by CPSV-AP 3.2.0, the profile by which European catalogues of public services are exchanged.

What the profile has no place for (the order of steps, formulas, numbers of copies, working days, periods of fees, who vouches) stands in
our own JSON. A promise in working days is left out here, because a duration can only say calendar days.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from cms.domain.city import City
from cms.domain.licensing.fees import Fee, FeeKind, fees_on
from cms.domain.licensing.laws import LegalBasis
from cms.domain.licensing.offices import Office, Recourse
from cms.domain.licensing.requirements import Need
from cms.domain.licensing.services import Service, ServiceStatus, citations_of
from cms.domain.licensing.steps import Channel, Step
from cms.domain.licensing.times import Span, Unit
from cms.domain.texts import Text
from site_static import addresses
from site_static.content import Snapshot
from site_static.words import texts_of

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TERRITORY = "http://data.europa.eu/88u/dataset/atu-type"
CURRENCY = "http://publications.europa.eu/resource/authority/currency/"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
LANGUAGES = {"id": "IND", "en": "ENG"}
_DURATIONS = {Unit.MINUTES: "PT{}M", Unit.HOURS: "PT{}H", Unit.DAYS: "P{}D", Unit.MONTHS: "P{}M", Unit.YEARS: "P{}Y"}
Node = dict[str, object]


def cpsv_ap(snapshot: Snapshot) -> bytes:
    """One graph: the catalogue, the services and all that they lead to, each node once."""
    nodes = {str(node["@id"]): node for node in _Catalogue(snapshot).nodes()}
    whole = {"@context": CONTEXT, "@graph": [nodes[key] for key in sorted(nodes)]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def words(text: Text) -> list[Node]:
    """Every language that it was written in."""
    return [{"@language": language, "@value": said} for language, said in text.words]


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", [], None)}


def _to(nodes: Iterable[Node]) -> list[Node]:
    return [{"@id": node["@id"]} for node in nodes]


def _duration(span: Span | None) -> Node | None:
    if span is None or span.unit not in _DURATIONS:
        return None
    return {"@type": "xsd:duration", "@value": _DURATIONS[span.unit].format(span.most)}


class _Catalogue:
    """The nodes of one snapshot. Whatever several services share has its own address."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.city: City = snapshot.city
        self.day: date = snapshot.day
        self.services = tuple(one.facts for one in snapshot.services)
        self.known = {one.slug for one in self.services}
        self.base = self.city.site_url
        self.place = {"@id": f"{self.base}#wilayah"}
        self.government = {"@id": f"{self.base}#pemerintah"}
        self.dataset = {"@id": f"{self.base}{addresses.dataset('services').removesuffix('index.html')}"}

    def page(self, slug: str) -> str:
        return self.base + addresses.service(slug).removesuffix("index.html")

    def nodes(self) -> Iterator[Node]:
        name = Text.of(id=f"Layanan dan perizinan {self.city.name}", en=f"Services and licences of {self.city.name}")
        yield {**self.place, "@type": ["dct:Location", TERRITORY], "skos:prefLabel": words(Text.of(id=self.city.name))}
        yield {
            **self.government,
            "@type": ["foaf:Agent", "org:Organization", "cv:PublicOrganisation"],
            "dct:identifier": self.city.key,
            "dct:title": words(Text.of(id=f"Pemerintah {self.city.name}")),
            "skos:prefLabel": words(Text.of(id=f"Pemerintah {self.city.name}")),
            "dct:spatial": self.place,
        }
        landing: Node = {"@id": f"{self.base}{addresses.SERVICES.removesuffix('index.html')}", "@type": "foaf:Document"}
        yield landing
        yield {
            **self.dataset,
            "@type": "dcat:Dataset",
            "dct:title": words(name),
            "dct:description": words(name),
            "dct:publisher": self.government,
            "dcat:landingPage": {"@id": landing["@id"]},
            "dct:hasPart": [{"@id": self.page(one.slug)} for one in self.services],
        }
        for language in self.city.languages:
            yield {"@id": LANGUAGE + LANGUAGES.get(language, language.upper()), "@type": "dct:LinguisticSystem"}
        for service in self.services:
            yield from self._of(service)

    def _of(self, service: Service) -> Iterator[Node]:
        """The service, and each of its parts as a node of its own."""
        page = self.page(service.slug)
        events = [self._event(goal.key, goal.name) for goal in service.goals]
        costs = [self._cost(page, fee, number) for number, fee in enumerate(fees_on(service.fees, self.day), start=1)]
        outputs: list[Node] = [
            {"@id": f"{page}#hasil-{one.key}", "@type": "cv:Output", "dct:identifier": one.key, "dct:title": words(one.name)}
            for one in service.results
        ]
        needs = [(step, number, need) for step in service.steps for number, need in enumerate(step.needs, start=1)]
        requirements = [self._requirement(page, step, number, need) for step, number, need in needs]
        channels = [self._channel(page, step) for step in service.steps if step.channel is not Channel.INTERNAL]
        rules = list(self._rules(page, service))
        contacts = [self._contact(page, one, number) for number, one in enumerate(service.complaints, start=1)]
        laws = {one.basis.key: self._law(one.basis) for _, _, one in citations_of(service)}
        offices = {one.key: one for one in (service.office, *(step.office for step in service.steps)) if one}
        concepts = {
            "cv:sector": self._concept("bidang", service.sector),
            "dct:audience": self._concept("pemohon", service.audience),
            "adms:status": self._concept("status", _status(service)),
        }
        yield _filled(
            {
                "@id": page,
                "@type": "cpsv:PublicService",
                "dct:identifier": service.slug,
                "dct:title": words(service.name),
                "dct:description": words(service.summary or service.name),
                "dcat:keyword": [word for goal in service.goals for word in words(goal.name)],
                **{name: _to(nodes) for name, nodes in concepts.items()},
                "cv:processingTime": _duration(service.time.span if service.time else None),
                "dct:language": {"@id": f"{LANGUAGE}IND"},
                "dct:spatial": self.place,
                "dct:isPartOf": self.dataset,
                "cv:isGroupedBy": _to(events),
                "dct:requires": [{"@id": self.page(slug)} for slug in service.requires if slug in self.known],
                "cv:relatedService": [{"@id": self.page(slug)} for slug in service.related if slug in self.known],
                "cv:holdsRequirement": _to(requirements),
                "cpsv:hasInput": [{"@id": f"{node['@id']}-bukti"} for node in requirements],
                "cpsv:follows": _to(rules),
                "cv:hasLegalResource": _to(laws.values()),
                "cv:hasChannel": _to(channels),
                "cv:hasCost": _to(costs),
                "cv:contactPoint": _to(contacts),
                "cpsv:produces": _to(outputs),
                "cv:hasCompetentAuthority": {"@id": self._office_id(service.office)} if service.office else self.government,
            }
        )
        for one in offices.values():
            yield self._office(one)
        for _, _, need in needs:
            yield self._evidence_type(need)
        yield from (self._evidence(page, step, number, need) for step, number, need in needs)
        yield from (node for nodes in (events, costs, outputs, requirements, channels, rules, contacts, laws.values()) for node in nodes)
        yield from (node for nodes in concepts.values() for node in nodes)
        yield from self._further(service, page)

    def _further(self, service: Service, page: str) -> Iterator[Node]:
        """What parts of parts lead to: currencies, kinds of channels, hours, pages."""
        for fee in service.fees:
            yield {"@id": CURRENCY + fee.currency, "@type": "skos:Concept"}
        for step in service.steps:
            yield from self._concept("saluran", Text.of(id=step.channel.value))
            if step.office and step.office.hours:
                yield self._hours(step.office)
        for one in service.complaints:
            if url := one.url or (one.office.url if one.office else ""):
                yield {"@id": url, "@type": "foaf:Document"}

    def _concept(self, scheme: str, name: Text) -> list[Node]:
        """None for a name that nobody filled in."""
        key = addresses.slug(name.original)
        return [{"@id": f"{self.base}#{scheme}-{key}", "@type": "skos:Concept", "skos:prefLabel": words(name)}] if key else []

    def _event(self, key: str, name: Text) -> Node:
        return {
            "@id": f"{self.base}{addresses.SERVICES.removesuffix('index.html')}#{addresses.slug(key)}",
            "@type": "cv:Event",
            "dct:identifier": key,
            "dct:title": words(name),
        }

    def _cost(self, page: str, fee: Fee, number: int) -> Node:
        """A value where there is one amount for everybody; the rule, in words, where there is not."""
        amount = "0.00" if fee.kind is FeeKind.FREE else f"{fee.amount:f}" if fee.amount is not None and not fee.per else ""
        said = [fee.name.original, fee.reason.original or fee.words, fee.formula.text if fee.formula else "", fee.per.original]
        return _filled(
            {
                "@id": f"{page}#tarif-{number}",
                "@type": "cv:Cost",
                "dct:identifier": f"{fee.key}@{fee.validity.first.isoformat()}".replace("@", "/"),
                "cv:hasValue": {"@type": "xsd:double", "@value": amount} if amount else None,
                "cv:currency": {"@id": CURRENCY + fee.currency},
                "dct:description": words(Text.of(id=": ".join(part for part in said if part))),
                "cv:isDefinedBy": self.government,
            }
        )

    def _requirement(self, page: str, step: Step, number: int, need: Need) -> Node:
        here = f"{page}#syarat-{step.key}-{number}"
        return {
            "@id": here,
            "@type": "cv:Requirement",
            "dct:identifier": f"{step.key}-{number}",
            "dct:title": words(need.requirement.name),
            "cv:hasSupportingEvidence": {"@id": f"{here}-bukti"},
        }

    def _evidence(self, page: str, step: Step, number: int, need: Need) -> Node:
        here = f"{page}#syarat-{step.key}-{number}"
        return _filled(
            {
                "@id": f"{here}-bukti",
                "@type": "cv:Evidence",
                "dct:identifier": f"{step.key}-{number}-{need.requirement.key}",
                "dct:title": words(need.requirement.name),
                "dct:description": words(need.requirement.note),
                "dct:conformsTo": {"@id": self._evidence_type(need)["@id"]},
                "cv:supportsRequirement": {"@id": here},
            }
        )

    def _evidence_type(self, need: Need) -> Node:
        """Shared by all services that ask for the same document."""
        address = f"{self.base}{addresses.dataset('service-requirements').removesuffix('index.html')}#{need.requirement.key}"
        return {"@id": address, "@type": "cv:EvidenceType", "dct:identifier": need.requirement.key, "dct:title": words(need.requirement.name)}

    def _channel(self, page: str, step: Step) -> Node:
        office = step.office
        return _filled(
            {
                "@id": f"{page}#langkah-{addresses.slug(step.key)}",
                "@type": "cv:Channel",
                "dct:identifier": step.key,
                "dct:type": _to(self._concept("saluran", Text.of(id=step.channel.value))),
                "dct:description": words(step.name),
                "foaf:page": step.url,
                "cv:ownedBy": {"@id": self._office_id(office)} if office else None,
                "cv:openingHours": {"@id": self._hours(office)["@id"]} if office and office.hours else None,
            }
        )

    def _hours(self, office: Office) -> Node:
        said = "; ".join(f"{one.weekday} {one.opens:%H:%M}-{one.closes:%H:%M}" for one in office.hours)
        return {"@id": f"{self._office_id(office)}-jam", "@type": "time:TemporalEntity", "dct:description": words(Text.of(id=said))}

    def _rules(self, page: str, service: Service) -> Iterator[Node]:
        """Rights, duties and the pledge: under which rules the service works."""
        for number, one in enumerate(service.rights, start=1):
            key = f"rights.{one.party.value}-{one.claim.value}"
            title = Text.of(**{language: texts_of(language)[key] for language in self.city.languages})
            node = {"@id": f"{page}#aturan-{number}", "@type": "cpsv:Rule", "dct:identifier": f"{one.party.value}-{one.claim.value}-{number}"}
            law = {"cpsv:implements": {"@id": self._law(one.citation.basis)["@id"]}} if one.citation else {}
            yield {**node, "dct:title": words(title), "dct:description": words(one.words), **law}
        if service.pledge:
            title = Text.of(id="Maklumat pelayanan", en="Service pledge")
            node = {"@id": f"{page}#maklumat", "@type": "cpsv:Rule", "dct:identifier": "maklumat"}
            yield {**node, "dct:title": words(title), "dct:description": words(service.pledge)}

    def _contact(self, page: str, one: Recourse, number: int) -> Node:
        url = one.url or (one.office.url if one.office else "")
        return _filled(
            {
                "@id": f"{page}#adu-{number}",
                "@type": "cv:ContactPoint",
                "dct:title": words(one.name),
                "cv:telephone": one.phone or (one.office.phone if one.office else ""),
                "cv:contactPage": {"@id": url} if url else None,
            }
        )

    def _law(self, basis: LegalBasis) -> Node:
        address = f"{self.base}{addresses.dataset('service-legal-bases').removesuffix('index.html')}#{basis.key}"
        return {"@id": address, "@type": "eli:LegalResource", "dct:title": words(Text.of(id=basis.name))}

    def _office_id(self, office: Office) -> str:
        return f"{self.base}{addresses.dataset('service-offices').removesuffix('index.html')}#{office.key}"

    def _office(self, office: Office) -> Node:
        return {
            "@id": self._office_id(office),
            "@type": ["cv:PublicOrganisation", "org:Organization"],
            "dct:identifier": office.key,
            "skos:prefLabel": words(office.name),
            "dct:spatial": self.place,
        }


def _status(service: Service) -> Text:
    return Text.of(id="dicabut", en="repealed") if service.status is ServiceStatus.REPEALED else Text.of(id="berlaku", en="in force")
