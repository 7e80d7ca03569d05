using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    /// <inheritdoc />
    public partial class Duplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "incidents",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "incident_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kept_id = table.Column<Guid>(type: "uuid", nullable: false),
                    duplicate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kept_before = table.Column<string>(type: "jsonb", nullable: false),
                    duplicate_before = table.Column<string>(type: "jsonb", nullable: false),
                    kept_after = table.Column<string>(type: "jsonb", nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_merges", x => x.id);
                    table.ForeignKey(
                        name: "fk_incident_merges_incidents_duplicate_id",
                        column: x => x.duplicate_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incident_merges_incidents_organisation_id_kept_id",
                        columns: x => new { x.organisation_id, x.kept_id },
                        principalTable: "incidents",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_merged_into_id",
                table: "incidents",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_incident_merges_kept_id",
                table: "incident_merges",
                column: "kept_id");

            migrationBuilder.CreateIndex(
                name: "ix_incident_merges_organisation_id_kept_id",
                table: "incident_merges",
                columns: new[] { "organisation_id", "kept_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_merges_standing",
                table: "incident_merges",
                column: "duplicate_id",
                unique: true,
                filter: "undone_at IS NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_incidents_incidents_merged_into_id",
                table: "incidents",
                column: "merged_into_id",
                principalTable: "incidents",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Run("likeness_v1.sql");
            migrationBuilder.Run("merges_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_incidents_incidents_merged_into_id",
                table: "incidents");

            migrationBuilder.DropTable(
                name: "incident_merges");

            migrationBuilder.DropIndex(
                name: "ix_incidents_merged_into_id",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "incidents");
        }
    }
}
