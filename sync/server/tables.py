"""The tables. Every primary and unique key starts with the owner, so that they can be spread out."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    UniqueConstraint,
)

metadata = MetaData()

team_codes = Table(  # made by the study office; each lets one team in
    "team_codes",
    metadata,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("registration_hash", LargeBinary),  # of what it was used for; null while unused
)

teams = Table(
    "teams",
    metadata,
    Column("team", LargeBinary, primary_key=True),
    Column("card", LargeBinary, nullable=False),
)

devices = Table(
    "devices",
    metadata,
    Column("owner", LargeBinary, primary_key=True),  # a participant or a team
    Column("device", LargeBinary, primary_key=True),
    Column("role", SmallInteger, nullable=False),
    Column("sign_key", LargeBinary, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("participant", LargeBinary, primary_key=True),
    Column("team", LargeBinary, nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    Column("expires", BigInteger, nullable=False),  # Unix seconds
    Column("tries", SmallInteger, nullable=False),  # wrong tokens shown so far
    Column("enrolment_hash", LargeBinary),  # of what it was used for; null while unused
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("participant", LargeBinary, primary_key=True),
    Column("team", LargeBinary, nullable=False),
    Column("position", BigInteger, nullable=False),  # of the last item
    Index("dossiers_of_team", "team"),
)

items = Table(
    "items",
    metadata,
    Column("participant", LargeBinary, primary_key=True),
    Column("position", BigInteger, primary_key=True),  # from 1
    Column("kind", SmallInteger, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("device", LargeBinary, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    UniqueConstraint("participant", "kind", "name", name="items_by_name"),
    ForeignKeyConstraint(["participant"], ["dossiers.participant"]),
)

chains = Table(  # how far each device's chain of entries reaches
    "chains",
    metadata,
    Column("participant", LargeBinary, primary_key=True),
    Column("stream", SmallInteger, primary_key=True),
    Column("device", LargeBinary, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    ForeignKeyConstraint(["participant"], ["dossiers.participant"]),
)
