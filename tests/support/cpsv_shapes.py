"""The classes of CPSV-AP 3.2.0 with their cardinalities and ranges, in our own words, as SHACL.

The profile's own file of shapes is not copied here; every class and every property that it constrains stands below with what it asks of it
(https://semiceu.github.io/CPSV-AP/releases/3.2.0/, compared property by property). Class; property; least; most; range.
"""

from __future__ import annotations

from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

SH = Namespace("http://www.w3.org/ns/shacl#")
PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "atu": "http://data.europa.eu/88u/dataset/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
RULES = """
cpsv:PublicService; dct:identifier; 1; 1;
cpsv:PublicService; dct:title; 1; ; rdf:langString
cpsv:PublicService; dct:description; 1; ; rdf:langString
cpsv:PublicService; cv:hasCompetentAuthority; 1; ; cv:PublicOrganisation
cpsv:PublicService; dcat:keyword; 0; ; rdf:langString
cpsv:PublicService; cv:sector; 0; ; skos:Concept
cpsv:PublicService; cv:thematicArea; 0; ; skos:Concept
cpsv:PublicService; cv:isClassifiedBy; 0; ; skos:Concept
cpsv:PublicService; dct:type; 0; ; skos:Concept
cpsv:PublicService; dct:audience; 0; ; skos:Concept
cpsv:PublicService; adms:status; 0; 1; skos:Concept
cpsv:PublicService; cv:processingTime; 0; 1; xsd:duration
cpsv:PublicService; dct:language; 0; ; dct:LinguisticSystem
cpsv:PublicService; dct:spatial; 0; ; dct:Location
cpsv:PublicService; dct:isPartOf; 0; ; dcat:Dataset
cpsv:PublicService; cv:isGroupedBy; 0; ; cv:Event
cpsv:PublicService; dct:requires; 0; ; cpsv:PublicService
cpsv:PublicService; cv:relatedService; 0; ; cpsv:PublicService
cpsv:PublicService; cv:holdsRequirement; 0; ; cv:Requirement
cpsv:PublicService; cpsv:hasInput; 0; ; cv:Evidence
cpsv:PublicService; cv:hasInputType; 0; ; cv:EvidenceType
cpsv:PublicService; cpsv:follows; 0; ; cpsv:Rule
cpsv:PublicService; cv:hasLegalResource; 0; ; eli:LegalResource
cpsv:PublicService; cv:hasChannel; 0; ; cv:Channel
cpsv:PublicService; cv:hasCost; 0; ; cv:Cost
cpsv:PublicService; cv:contactPoint; 0; ; cv:ContactPoint
cpsv:PublicService; cv:hasParticipation; 0; ; cv:Participation
cpsv:PublicService; cpsv:produces; 0; ; cv:Output
cv:PublicOrganisation; skos:prefLabel; 1; ; rdf:langString
cv:PublicOrganisation; dct:spatial; 1; ; atu:atu-type
cv:Requirement; dct:identifier; 1; 1;
cv:Requirement; dct:title; 1; ; rdf:langString
cv:Requirement; dct:type; 0; ; skos:Concept
cv:Requirement; cv:fulfils; 0; ; cpsv:Rule
cv:Requirement; cv:hasSupportingEvidence; 0; ; cv:Evidence
cv:Evidence; dct:identifier; 1; 1;
cv:Evidence; dct:title; 1; ; rdf:langString
cv:Evidence; dct:description; 0; ; rdf:langString
cv:Evidence; dct:type; 0; 1; skos:Concept
cv:Evidence; dct:language; 0; ; dct:LinguisticSystem
cv:Evidence; dct:conformsTo; 0; ; cv:EvidenceType
cv:Evidence; cv:supportsRequirement; 0; ; cv:Requirement
cv:Evidence; foaf:page; 0; ; foaf:Document
cv:EvidenceType; dct:identifier; 1; 1;
cv:EvidenceType; cv:evidenceTypeClassification; 0; ; skos:Concept
cpsv:Rule; dct:identifier; 1; 1;
cpsv:Rule; dct:title; 1; ; rdf:langString
cpsv:Rule; dct:description; 1; ; rdf:langString
cpsv:Rule; dct:type; 0; 1; skos:Concept
cpsv:Rule; dct:language; 0; ; dct:LinguisticSystem
cpsv:Rule; cpsv:implements; 0; ; eli:LegalResource
eli:LegalResource; dct:relation; 0; ; eli:LegalResource
cv:Output; dct:identifier; 1; 1;
cv:Output; dct:title; 1; ; rdf:langString
cv:Output; dct:description; 0; ; rdf:langString
cv:Output; dct:type; 0; ; skos:Concept
cv:Output; dct:language; 0; ; dct:LinguisticSystem
cv:Cost; dct:identifier; 1; 1;
cv:Cost; cv:hasValue; 0; 1; xsd:double
cv:Cost; cv:currency; 0; 1; skos:Concept
cv:Cost; dct:description; 0; ; rdf:langString
cv:Cost; cv:isDefinedBy; 0; ; org:Organization
cv:Cost; cv:ifAccessedThrough; 0; 1; cv:Channel
cv:Channel; dct:identifier; 1; 1;
cv:Channel; dct:type; 0; 1; skos:Concept
cv:Channel; dct:description; 0; ; rdf:langString
cv:Channel; cv:processingTime; 0; 1; xsd:duration
cv:Channel; cv:ownedBy; 0; ; org:Organization
cv:Channel; cpsv:hasInput; 0; ; cv:Evidence
cv:Channel; cv:openingHours; 0; ; time:TemporalEntity
cv:Channel; cv:specialOpeningHoursSpecification; 0; ; time:TemporalEntity
cv:ContactPoint; cv:contactPage; 0; ; foaf:Document
cv:ContactPoint; cv:openingHours; 0; ; time:TemporalEntity
cv:ContactPoint; cv:specialOpeningHoursSpecification; 0; ; time:TemporalEntity
cv:Event; dct:identifier; 1; 1;
cv:Event; dct:title; 1; ; rdf:langString
cv:Event; dct:description; 0; ; rdf:langString
cv:Event; cv:hasRelatedService; 0; ; cpsv:PublicService
cv:BusinessEvent; dct:type; 0; ; skos:Concept
cv:LifeEvent; dct:type; 0; ; skos:Concept
cv:Participation; dct:identifier; 1; 1;
cv:Participation; dct:description; 1; ; rdf:langString
cv:Participation; cv:role; 1; ; skos:Concept
cv:Participation; cv:hasParticipant; 1; 1; foaf:Agent
time:TemporalEntity; dct:description; 0; ; rdf:langString
time:TemporalEntity; cv:frequency; 0; ; skos:Concept
skos:Collection; skos:member; 0; ; skos:Concept
locn:Address; locn:fullAddress; 0; ; rdf:langString
locn:Address; locn:thoroughfare; 0; ; rdf:langString
locn:Address; locn:locatorName; 0; ; rdf:langString
locn:Address; locn:addressArea; 0; ; rdf:langString
locn:Address; locn:postName; 0; ; rdf:langString
locn:Address; locn:adminUnitL1; 0; ; rdf:langString
locn:Address; locn:adminUnitL2; 0; ; rdf:langString
foaf:Agent; dct:identifier; 1; 1;
foaf:Agent; dct:title; 1; ; rdf:langString
foaf:Agent; locn:address; 0; ; locn:Address
foaf:Agent; cv:participates; 0; ; cv:Participation
dcat:Dataset; dct:title; 1; ; rdf:langString
dcat:Dataset; dct:description; 1; ; rdf:langString
dcat:Dataset; dct:publisher; 1; 1; foaf:Agent
dcat:Dataset; dcat:landingPage; 0; ; foaf:Document
dcat:Dataset; dct:hasPart; 0; ; cpsv:PublicService
cv:ServiceConcessionContract; dct:identifier; 1; 1;
cv:ServiceConcessionContract; dct:title; 1; ; rdf:langString
cv:ServiceConcessionContract; dct:description; 1; ; rdf:langString
cv:ServiceConcessionContract; cv:hasContractingAuthority; 1; ; cv:PublicOrganisation
cv:ServiceConcessionContract; cv:hasEconomicOperator; 1; ; org:Organization
cv:ServiceConcessionContract; cv:establishedUnder; 0; ; eli:LegalResource
"""


def shapes(rules: str = RULES) -> Graph:
    """One node shape for each class that the rules name."""
    graph = Graph()
    nodes: dict[str, BNode] = {}
    for line in rules.strip().splitlines():
        kind, path, least, most, *ranges = (part.strip() for part in line.split(";"))
        if kind not in nodes:
            nodes[kind] = BNode()
            graph.add((nodes[kind], RDF.type, SH.NodeShape))
            graph.add((nodes[kind], SH.targetClass, named(kind)))
        rule = BNode()
        graph.add((nodes[kind], SH.property, rule))
        graph.add((rule, SH.path, named(path)))
        if int(least):
            graph.add((rule, SH.minCount, Literal(int(least))))
        if most:
            graph.add((rule, SH.maxCount, Literal(int(most))))
        if ranges and ranges[0]:
            is_datatype = ranges[0] == "rdf:langString" or ranges[0].startswith("xsd:")
            graph.add((rule, SH.datatype if is_datatype else SH["class"], named(ranges[0])))
    return graph


def named(short: str) -> URIRef:
    prefix, _, name = short.partition(":")
    return URIRef(PREFIXES[prefix] + name)
