using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261122044553_Announcements")]
    public partial class Announcements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "announcements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    measure = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party_count = table.Column<int>(type: "integer", nullable: true),
                    announced_on = table.Column<string>(type: "character varying(23)", maxLength: 23, nullable: false),
                    announced_from = table.Column<DateOnly>(type: "date", nullable: true),
                    planned_for = table.Column<string>(type: "character varying(23)", maxLength: 23, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    proof_passage_id = table.Column<Guid>(type: "uuid", nullable: true),
                    publisher = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    is_confidential = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcements", x => x.id);
                    table.ForeignKey(
                        name: "fk_announcements_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announcements_passages_proof_passage_id",
                        column: x => x.proof_passage_id,
                        principalTable: "passages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announcements_strategy_measures_measure",
                        column: x => x.measure,
                        principalTable: "strategy_measures",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "announced_asks",
                columns: table => new
                {
                    announcement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ask_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announced_asks", x => new { x.announcement_id, x.ask_id });
                    table.ForeignKey(
                        name: "fk_announced_asks_announcements_announcement_id",
                        column: x => x.announcement_id,
                        principalTable: "announcements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announced_asks_asks_ask_id",
                        column: x => x.ask_id,
                        principalTable: "asks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "announcement_ends",
                columns: table => new
                {
                    announcement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    happened_on = table.Column<string>(type: "character varying(23)", maxLength: 23, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    response_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcement_ends", x => x.announcement_id);
                    table.ForeignKey(
                        name: "fk_announcement_ends_announcements_announcement_id",
                        column: x => x.announcement_id,
                        principalTable: "announcements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announcement_ends_responses_response_id",
                        column: x => x.response_id,
                        principalTable: "responses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "announcement_incidents",
                columns: table => new
                {
                    announcement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcement_incidents", x => new { x.announcement_id, x.incident_id });
                    table.ForeignKey(
                        name: "fk_announcement_incidents_announcements_announcement_id",
                        column: x => x.announcement_id,
                        principalTable: "announcements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_announcement_incidents_incidents_organisation_id_incident_id",
                        columns: x => new { x.organisation_id, x.incident_id },
                        principalTable: "incidents",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_announced_asks_ask_id",
                table: "announced_asks",
                column: "ask_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcement_ends_response_id",
                table: "announcement_ends",
                column: "response_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcement_incidents_incident_id",
                table: "announcement_incidents",
                column: "incident_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcement_incidents_organisation_id_incident_id",
                table: "announcement_incidents",
                columns: new[] { "organisation_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_announcements_announced_from_id",
                table: "announcements",
                columns: new[] { "announced_from", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_announcements_measure",
                table: "announcements",
                column: "measure");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_party_id",
                table: "announcements",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_proof_passage_id",
                table: "announcements",
                column: "proof_passage_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_reference",
                table: "announcements",
                column: "reference",
                unique: true);

            migrationBuilder.Run("announcements_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "announced_asks");

            migrationBuilder.DropTable(
                name: "announcement_ends");

            migrationBuilder.DropTable(
                name: "announcement_incidents");

            migrationBuilder.DropTable(
                name: "announcements");
        }
    }
}
