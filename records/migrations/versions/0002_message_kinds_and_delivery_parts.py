"""message kinds and delivery parts.

Revision 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "delivery_parts",
        sa.Column("delivery_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["deliveries.id"],
            name=op.f("fk_delivery_parts_delivery_id_deliveries"),
        ),
        sa.PrimaryKeyConstraint("delivery_id", "position", name=op.f("pk_delivery_parts")),
    )
    op.create_index(
        op.f("ix_delivery_parts_provider_id"), "delivery_parts", ["provider_id"], unique=False
    )

    # Until here only the id of the last part was kept, and of what had been sent whole.
    op.execute(
        "INSERT INTO delivery_parts (delivery_id, position, provider_id, state, error) "
        "SELECT id, 0, provider_id, state, error FROM deliveries "
        "WHERE provider_id IS NOT NULL AND state NOT IN ('pending', 'sending')"
    )
    # Plain statements: SQLite would copy a table to alter it, and other rows point to these.
    op.add_column(
        "deliveries",
        sa.Column("all_sent", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.execute(
        "UPDATE deliveries SET all_sent = true WHERE id IN (SELECT delivery_id FROM delivery_parts)"
    )
    op.drop_index(op.f("ix_deliveries_provider_id"), table_name="deliveries")
    op.drop_column("deliveries", "provider_id")

    op.add_column(
        "messages", sa.Column("kind", sa.String(), nullable=False, server_default="text")
    )
    op.execute(
        "UPDATE messages SET kind = 'unsupported' "
        "WHERE author = 'customer' AND text IS NULL AND semantic IS NULL"
    )


def downgrade() -> None:
    op.drop_column("messages", "kind")

    op.add_column("deliveries", sa.Column("provider_id", sa.String(), nullable=True))
    op.create_index(op.f("ix_deliveries_provider_id"), "deliveries", ["provider_id"], unique=False)
    op.drop_column("deliveries", "all_sent")

    op.drop_index(op.f("ix_delivery_parts_provider_id"), table_name="delivery_parts")
    op.drop_table("delivery_parts")
