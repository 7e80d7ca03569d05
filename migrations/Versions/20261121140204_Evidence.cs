using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    /// <inheritdoc />
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evidence_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    given_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    about = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_files_incidents_organisation_id_incident_id",
                        columns: x => new { x.organisation_id, x.incident_id },
                        principalTable: "incidents",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evidence_files_users_author_id",
                        column: x => x.author_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "custody_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    hand = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    holder_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    finding = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custody_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_custody_entries_evidence_files_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_custody_entries_incidents_organisation_id_incident_id",
                        columns: x => new { x.organisation_id, x.incident_id },
                        principalTable: "incidents",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_custody_entries_evidence_id",
                table: "custody_entries",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ix_custody_entries_organisation_id_incident_id",
                table: "custody_entries",
                columns: new[] { "organisation_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_author_id",
                table: "evidence_files",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_organisation_id_incident_id",
                table: "evidence_files",
                columns: new[] { "organisation_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_state_tried_at",
                table: "evidence_files",
                columns: new[] { "state", "tried_at" },
                filter: "state = 'quarantined'");

            migrationBuilder.Run("evidence_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "custody_entries");

            migrationBuilder.DropTable(
                name: "evidence_files");
        }
    }
}
