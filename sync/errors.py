"""What can go wrong where the data live and travel.

SyncError
├── MalformedError             bytes that are not what they claim to be
├── CapabilityError            this machine lacks the cryptography that Nabij needs
├── RefusedError               an item that its signature, chain or key does not bear out
├── NotGrantedError            this reader holds no key to write in this dossier
├── VaultError                 the database on this device
│   ├── MissingKeyError        a database, and no device key
│   ├── WrongKeyError          the device key does not fit the database
│   ├── NewerDatabaseError     written by a newer version of Nabij
│   ├── DamagedDatabaseError   not a database, or one that no longer reads
│   ├── DeviceFullError        no room to save
│   └── DeviceFailedError      the file cannot be read or written now
├── InvitationError            an invitation that does not let anybody in
│   ├── MangledInvitationError
│   ├── ExpiredInvitationError
│   ├── UsedInvitationError
│   ├── UnknownInvitationError of another server, or withdrawn
│   ├── OtherTeamError         the server shows another team than the invitation names
│   └── AlreadyJoinedError     this device belongs to a dossier already
├── PublicationError           what the study office publishes, and is not shown
│   ├── NoPublicationError     there is none
│   ├── ForgedPublicationError its signature does not bear it out, or it cannot be read
│   ├── OlderPublicationError  this device saw a newer one
│   └── ExpiredPublicationError it no longer holds
├── NotJoinedError             this device belongs to no dossier yet
└── ServerError                the study backend
    ├── UnreachableError       away, or too slow
    ├── ServerFailedError      it answered with a failure of its own, or with something unreadable
    ├── NotAdmittedError       it does not know this device, or refuses the request
    ├── GapError               it lacks entries that it had acknowledged
    └── ForkError              it holds other bytes under the same number
"""


class SyncError(Exception):
    """Base of every error raised by this package; never raised itself."""


class MalformedError(SyncError):
    """Bytes that are not what they claim to be."""


class CapabilityError(SyncError):
    """This machine lacks the cryptography that Nabij needs; nothing weaker is used instead."""


class RefusedError(SyncError):
    """An item that its signature, its place in the chain or its key does not bear out."""


class NotGrantedError(SyncError):
    """This reader holds no key to write in this dossier."""


class VaultError(SyncError):
    """Base of what can be wrong with the database on this device; never raised itself."""


class MissingKeyError(VaultError):
    """There is a database and no device key: a new key would lose what is in it."""


class WrongKeyError(VaultError):
    """The device key does not fit the database."""


class NewerDatabaseError(VaultError):
    """The database was written by a newer version of Nabij."""


class DamagedDatabaseError(VaultError):
    """The file is not a database, or one that no longer reads."""


class DeviceFullError(VaultError):
    """There is no room to save; what was saved before is safe."""


class DeviceFailedError(VaultError):
    """The file cannot be read or written now; what was saved before is safe."""


class InvitationError(SyncError):
    """Base of the invitations that let nobody in; never raised itself."""


class MangledInvitationError(InvitationError):
    """The link is incomplete or mistyped."""


class ExpiredInvitationError(InvitationError):
    """The invitation is too old."""


class UsedInvitationError(InvitationError):
    """Another device has joined with this invitation."""


class UnknownInvitationError(InvitationError):
    """The server does not know the invitation: it is of another server, or withdrawn."""


class OtherTeamError(InvitationError):
    """The server shows another team than the invitation names; nothing was sent to it."""


class AlreadyJoinedError(InvitationError):
    """This device belongs to a dossier already."""


class PublicationError(SyncError):
    """Base of what the study office publishes and this device does not show; never raised itself."""


class NoPublicationError(PublicationError):
    """Nothing was published here."""


class ForgedPublicationError(PublicationError):
    """A signature does not bear out its file, or what was signed cannot be read."""


class OlderPublicationError(PublicationError):
    """This device believed a newer one before."""


class ExpiredPublicationError(PublicationError):
    """It held until a day that is past."""


class NotJoinedError(SyncError):
    """This device belongs to no dossier yet."""


class ServerError(SyncError):
    """Base of what the study backend can do; never raised itself."""


class UnreachableError(ServerError):
    """The server is away, or too slow."""


class ServerFailedError(ServerError):
    """The server answered with a failure of its own, or with something unreadable."""


class NotAdmittedError(ServerError):
    """The server does not know this device, or refuses the request."""


class GapError(ServerError):
    """The server lacks entries that it had acknowledged; this device still has them."""


class ForkError(ServerError):
    """The server holds other bytes under the same number: one of the two copies is not ours."""
