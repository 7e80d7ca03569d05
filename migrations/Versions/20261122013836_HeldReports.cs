using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261122013836_HeldReports")]
    public partial class HeldReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_at",
                table: "incidents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hold",
                table: "incidents",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.Run("held_reports_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "held_at",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "hold",
                table: "incidents");
        }
    }
}
