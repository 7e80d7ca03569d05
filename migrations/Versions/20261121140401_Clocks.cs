using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    /// <inheritdoc />
    public partial class Clocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "incidents",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(9999, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "due_clock",
                table: "incidents",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "severity_rank",
                table: "incidents",
                type: "integer",
                nullable: false,
                computedColumnSql: "CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END",
                stored: true);

            migrationBuilder.CreateTable(
                name: "clock_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rest = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_clock_runs_incidents_organisation_id_incident_id",
                        columns: x => new { x.organisation_id, x.incident_id },
                        principalTable: "incidents",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_calendars",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    zone_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_calendars", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    calendar_key = table.Column<string>(type: "character varying(20)", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => new { x.calendar_key, x.day });
                    table.ForeignKey(
                        name: "fk_holidays_work_calendars_calendar_key",
                        column: x => x.calendar_key,
                        principalTable: "work_calendars",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "work_hours",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    calendar_key = table.Column<string>(type: "character varying(20)", nullable: false),
                    opens_minute = table.Column<int>(type: "integer", nullable: false),
                    closes_minute = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_hours", x => new { x.calendar_key, x.day });
                    table.ForeignKey(
                        name: "fk_work_hours_work_calendars_calendar_key",
                        column: x => x.calendar_key,
                        principalTable: "work_calendars",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_clock_runs_organisation_id_incident_id",
                table: "clock_runs",
                columns: new[] { "organisation_id", "incident_id" });

            migrationBuilder.Run("clocks_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clock_runs");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "work_hours");

            migrationBuilder.DropTable(
                name: "work_calendars");

            migrationBuilder.DropColumn(
                name: "severity_rank",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "due_clock",
                table: "incidents");
        }
    }
}
