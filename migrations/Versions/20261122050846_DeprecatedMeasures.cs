using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261122050846_DeprecatedMeasures")]
    public partial class DeprecatedMeasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "deprecated_at",
                table: "strategy_measures",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "successor",
                table: "strategy_measures",
                type: "character varying(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.Run("deprecated_measures_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "deprecated_at",
                table: "strategy_measures");

            migrationBuilder.DropColumn(
                name: "successor",
                table: "strategy_measures");
        }
    }
}
