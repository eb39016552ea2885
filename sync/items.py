"""The items of a dossier's log: what they are, what they are called, and whose they are."""

from dataclasses import dataclass, field

from sync.chains import Entry, Head, chain_name, read_entry, read_head
from sync.credentials import (
    Certificate,
    Enrolment,
    Grant,
    grant_name,
    read_certificate,
    read_enrolment,
    read_grant,
)
from sync.errors import MalformedError
from sync.protocol import Kind


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a dossier's log. Its name is unique within the dossier and kind."""

    kind: Kind
    name: bytes
    device: bytes  # who wrote it
    raw: bytes = field(repr=False)
    content: Entry | Head | Grant | Certificate | Enrolment = field(repr=False, compare=False)


def read_item(kind: int, participant: bytes, raw: bytes) -> Item:
    """Read one item of a dossier's log; MalformedError when it is none, or of another dossier."""
    content: Entry | Head | Grant | Certificate | Enrolment
    match kind:
        case Kind.ENTRY:
            content = entry = read_entry(raw)
            owner, device = entry.participant, entry.device
            name = chain_name(entry.stream, device, entry.seq)
        case Kind.HEAD:
            content = head = read_head(raw)
            owner, device = head.participant, head.tip.device
            name = chain_name(head.stream, device, head.tip.seq)
        case Kind.GRANT:
            content = grant = read_grant(raw)
            owner, device = grant.participant, grant.device
            name = grant_name(grant)
        case Kind.CERTIFICATE:
            content = certificate = read_certificate(raw)
            owner, device, name = participant, certificate.device, certificate.device
        case Kind.ENROLMENT:
            content = enrolment = read_enrolment(raw)
            owner, device, name = enrolment.participant, enrolment.certificate.device, b""
        case _:
            raise MalformedError("an item of an unknown kind")
    if owner != participant:
        raise MalformedError("an item of another dossier")
    return Item(Kind(kind), name, device, raw, content)
