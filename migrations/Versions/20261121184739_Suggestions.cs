using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121184739_Suggestions")]
    public partial class Suggestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter table mentions alter column author_id drop not null");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decided_at",
                table: "mentions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "decided_by",
                table: "mentions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reasons",
                table: "mentions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "strength",
                table: "mentions",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);
            migrationBuilder.Run("suggestions_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "mentions");

            migrationBuilder.DropColumn(
                name: "decided_by",
                table: "mentions");

            migrationBuilder.DropColumn(
                name: "reasons",
                table: "mentions");

            migrationBuilder.DropColumn(
                name: "strength",
                table: "mentions");

            migrationBuilder.Sql("alter table mentions alter column author_id set not null");
        }
    }
}
