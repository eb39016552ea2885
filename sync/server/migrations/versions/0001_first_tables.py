"""Make the first tables: teams, devices, invitations and dossiers with their items."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "team_codes",
        sa.Column("code_hash", sa.LargeBinary, primary_key=True),
        sa.Column("registration_hash", sa.LargeBinary),
    )
    op.create_table(
        "teams",
        sa.Column("team", sa.LargeBinary, primary_key=True),
        sa.Column("card", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "devices",
        sa.Column("owner", sa.LargeBinary, primary_key=True),
        sa.Column("device", sa.LargeBinary, primary_key=True),
        sa.Column("role", sa.SmallInteger, nullable=False),
        sa.Column("sign_key", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "invitations",
        sa.Column("participant", sa.LargeBinary, primary_key=True),
        sa.Column("team", sa.LargeBinary, nullable=False),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("enrolment_hash", sa.LargeBinary),
    )
    _make_dossiers()


def _make_dossiers() -> None:
    op.create_table(
        "dossiers",
        sa.Column("participant", sa.LargeBinary, primary_key=True),
        sa.Column("team", sa.LargeBinary, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
    )
    op.create_index("dossiers_of_team", "dossiers", ["team"])
    op.create_table(
        "items",
        sa.Column("participant", sa.LargeBinary, primary_key=True),
        sa.Column("position", sa.BigInteger, primary_key=True),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("device", sa.LargeBinary, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("participant", "kind", "name", name="items_by_name"),
        sa.ForeignKeyConstraint(["participant"], ["dossiers.participant"]),
    )
    op.create_table(
        "chains",
        sa.Column("participant", sa.LargeBinary, primary_key=True),
        sa.Column("stream", sa.SmallInteger, primary_key=True),
        sa.Column("device", sa.LargeBinary, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["participant"], ["dossiers.participant"]),
    )
