using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    /// <inheritdoc />
    public partial class Suggestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "author_id",
                table: "mentions",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

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

            migrationBuilder.AlterColumn<Guid>(
                name: "author_id",
                table: "mentions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
