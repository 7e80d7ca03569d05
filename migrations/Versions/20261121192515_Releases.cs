using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121192515_Releases")]
    public partial class Releases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "clearances",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ceiling = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clearances", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_clearances_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "feed_addresses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_addresses", x => x.id);
                    table.ForeignKey(
                        name: "fk_feed_addresses_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "releases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    audience = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    tlp = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    act_types = table.Column<string[]>(type: "text[]", nullable: false),
                    target_categories = table.Column<string[]>(type: "text[]", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    occurred = table.Column<string>(type: "character varying(23)", maxLength: 23, nullable: false),
                    occurred_from = table.Column<DateOnly>(type: "date", nullable: true),
                    occurred_to = table.Column<DateOnly>(type: "date", nullable: true),
                    situation = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    severity = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    verification = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    snapshot = table.Column<string>(type: "jsonb", nullable: false),
                    corrects_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releases", x => x.id);
                    table.ForeignKey(
                        name: "fk_releases_releases_corrects_id",
                        column: x => x.corrects_id,
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release_ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    release_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    statement_reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    paragraph = table.Column<int>(type: "integer", nullable: true),
                    quote = table.Column<string>(type: "text", nullable: true),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    measure = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    day = table.Column<string>(type: "character varying(23)", maxLength: 23, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_ledger", x => x.id);
                    table.ForeignKey(
                        name: "fk_release_ledger_releases_release_id",
                        column: x => x.release_id,
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_version = table.Column<long>(type: "bigint", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    choice = table.Column<string>(type: "jsonb", nullable: false),
                    snapshot = table.Column<string>(type: "jsonb", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    corrects_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    release_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_proposals", x => x.id);
                    table.ForeignKey(
                        name: "fk_release_proposals_incidents_organisation_id_incident_id",
                        columns: x => new { x.organisation_id, x.incident_id },
                        principalTable: "incidents",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_proposals_releases_corrects_id",
                        column: x => x.corrects_id,
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_proposals_releases_release_id",
                        column: x => x.release_id,
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release_withdrawals",
                columns: table => new
                {
                    release_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_withdrawals", x => x.release_id);
                    table.ForeignKey(
                        name: "fk_release_withdrawals_releases_release_id",
                        column: x => x.release_id,
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release_origins",
                columns: table => new
                {
                    release_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    tells_responses = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_origins", x => x.release_id);
                    table.ForeignKey(
                        name: "fk_release_origins_incidents_organisation_id_incident_id",
                        columns: x => new { x.organisation_id, x.incident_id },
                        principalTable: "incidents",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_origins_release_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "release_proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_origins_releases_release_id",
                        column: x => x.release_id,
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_feed_addresses_token_hash",
                table: "feed_addresses",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feed_addresses_user_id",
                table: "feed_addresses",
                column: "user_id",
                unique: true,
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_release_ledger_release_id_reference",
                table: "release_ledger",
                columns: new[] { "release_id", "reference" },
                unique: true,
                filter: "reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_release_origins_incident_id",
                table: "release_origins",
                column: "incident_id");

            migrationBuilder.CreateIndex(
                name: "ix_release_origins_organisation_id_incident_id",
                table: "release_origins",
                columns: new[] { "organisation_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_release_origins_proposal_id",
                table: "release_origins",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_release_proposals_corrects_id",
                table: "release_proposals",
                column: "corrects_id");

            migrationBuilder.CreateIndex(
                name: "ix_release_proposals_incident_id",
                table: "release_proposals",
                column: "incident_id");

            migrationBuilder.CreateIndex(
                name: "ix_release_proposals_organisation_id_incident_id",
                table: "release_proposals",
                columns: new[] { "organisation_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_release_proposals_release_id",
                table: "release_proposals",
                column: "release_id");

            migrationBuilder.CreateIndex(
                name: "ix_releases_corrects_id",
                table: "releases",
                column: "corrects_id");

            migrationBuilder.CreateIndex(
                name: "ix_releases_reference",
                table: "releases",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_releases_released_at_id",
                table: "releases",
                columns: new[] { "released_at", "id" },
                descending: new bool[0]);

            migrationBuilder.Run("releases_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clearances");

            migrationBuilder.DropTable(
                name: "feed_addresses");

            migrationBuilder.DropTable(
                name: "release_ledger");

            migrationBuilder.DropTable(
                name: "release_origins");

            migrationBuilder.DropTable(
                name: "release_withdrawals");

            migrationBuilder.DropTable(
                name: "release_proposals");

            migrationBuilder.DropTable(
                name: "releases");
        }
    }
}
