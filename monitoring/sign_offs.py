"""Sign-offs: which clinician put which version of a rule into force, as FHIR R4 PlanDefinition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import OWN
from monitoring.origins import write_origin
from monitoring.records import Author, Origin, Record, Unread
from monitoring.rules import Rule

KIND = "PlanDefinition"
_HASH = OWN + "content-hash"
_ACTIVE, _RETIRED = "active", "retired"


@dataclass(frozen=True, slots=True)
class SignOff:
    """A clinician's word on one version of a rule: that it works from now on, or no longer."""

    canonical: str  # url|version
    hash: str  # of the rule's content
    by: str  # the name, as known at the workstation
    at: datetime
    is_active: bool

    @property
    def rule_id(self) -> str:
        """The rule that it is about."""
        return self.canonical.partition("|")[0].rpartition("/")[2]

    def covers(self, rule: Rule) -> bool:
        """Whether it puts exactly this rule into force: a changed one has to be signed anew."""
        return self.is_active and (self.canonical, self.hash) == (rule.canonical, rule.hash)


def sign(rule: Rule, by: str, at: datetime) -> SignOff:
    """Put a rule into force."""
    return SignOff(rule.canonical, rule.hash, by, at, is_active=True)


def withdraw(rule: Rule, by: str, at: datetime) -> SignOff:
    """Take a rule out of force, in whichever version it was signed."""
    return SignOff(rule.canonical, rule.hash, by, at, is_active=False)


def record(sign_off: SignOff) -> Unread:
    """Make the record of a dossier; the same word has the same identifier, so that it is kept once."""
    url, _, version = sign_off.canonical.partition("|")
    said = "\n".join((sign_off.canonical, sign_off.hash, sign_off.by, sign_off.at.isoformat()))
    status = _ACTIVE if sign_off.is_active else _RETIRED
    record_id = f"{sign_off.rule_id}-{status}-{sha256(said.encode()).hexdigest()[:16]}"
    origin = Origin(record_id, sign_off.at, sign_off.at, Author.CLINICIAN)
    document = write_origin(KIND, origin)
    document["extension"].append({"url": _HASH, "valueString": sign_off.hash})
    document |= {"url": url, "version": version, "status": status, "endorser": [{"name": sign_off.by}]}
    if sign_off.is_active:
        document["approvalDate"] = sign_off.at.date().isoformat()
    return Unread(origin, document)


def newest(records: Iterable[Record]) -> dict[str, SignOff]:
    """Return the last word on each rule, by its id; only a clinician's counts."""
    found: dict[str, tuple[tuple[datetime, str], SignOff]] = {}
    for each in records:
        if each.document.get("resourceType") != KIND or each.origin.author is not Author.CLINICIAN:
            continue
        sign_off = _read(each)
        if sign_off is not None:
            place = each.origin.about, each.origin.record_id
            if sign_off.rule_id not in found or found[sign_off.rule_id][0] < place:
                found[sign_off.rule_id] = place, sign_off
    return {rule_id: sign_off for rule_id, (_, sign_off) in found.items()}


def in_force(records: Iterable[Record], rules: Mapping[str, Rule]) -> dict[str, SignOff]:
    """Return the sign-offs of the rules that work in this dossier, by rule id."""
    return {
        rule_id: sign_off
        for rule_id, sign_off in newest(records).items()
        if rule_id in rules and sign_off.covers(rules[rule_id])
    }


def _read(found: Record) -> SignOff | None:
    document = found.document
    try:
        url = fields.need(document, "url", str, KIND)
        version = fields.need(document, "version", str, KIND)
        status = fields.need(document, "status", str, KIND)
        extension = fields.extension(document, _HASH, KIND) or {}
        endorsers = fields.elements(document, "endorser", KIND) or [{}]
        return SignOff(
            canonical=f"{url}|{version}",
            hash=fields.need(extension, "valueString", str, f"{KIND}.extension(content-hash)"),
            by=fields.find(endorsers[0], "name", str, f"{KIND}.endorser") or "",
            at=found.origin.about,
            is_active=status == _ACTIVE,
        )
    except MalformedRecordError:
        return None  # another's PlanDefinition: carried, not understood
