using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121184536_StatementTexts")]
    public partial class StatementTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "endorsers_named",
                table: "statements",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "issuers_named",
                table: "statements",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<Guid>(
                name: "translation_of_id",
                table: "statement_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "passage_moves",
                columns: table => new
                {
                    passage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_passage_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passage_moves", x => new { x.passage_id, x.version_id });
                    table.ForeignKey(
                        name: "fk_passage_moves_passages_passage_id",
                        column: x => x.passage_id,
                        principalTable: "passages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passage_moves_passages_to_passage_id",
                        column: x => x.to_passage_id,
                        principalTable: "passages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passage_moves_statement_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "statement_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passage_moves_statements_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "version_originals",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000000)", maxLength: 2000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_version_originals", x => x.version_id);
                    table.ForeignKey(
                        name: "fk_version_originals_statement_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "statement_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_statement_versions_translation_of_id",
                table: "statement_versions",
                column: "translation_of_id");

            migrationBuilder.CreateIndex(
                name: "ix_passage_moves_statement_id",
                table: "passage_moves",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ix_passage_moves_to_passage_id",
                table: "passage_moves",
                column: "to_passage_id");

            migrationBuilder.CreateIndex(
                name: "ix_passage_moves_version_id",
                table: "passage_moves",
                column: "version_id");

            migrationBuilder.AddForeignKey(
                name: "fk_statement_versions_statement_versions_translation_of_id",
                table: "statement_versions",
                column: "translation_of_id",
                principalTable: "statement_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Run("statement_texts_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_statement_versions_statement_versions_translation_of_id",
                table: "statement_versions");

            migrationBuilder.DropTable(
                name: "passage_moves");

            migrationBuilder.DropTable(
                name: "version_originals");

            migrationBuilder.DropIndex(
                name: "ix_statement_versions_translation_of_id",
                table: "statement_versions");

            migrationBuilder.DropColumn(
                name: "endorsers_named",
                table: "statements");

            migrationBuilder.DropColumn(
                name: "issuers_named",
                table: "statements");

            migrationBuilder.DropColumn(
                name: "translation_of_id",
                table: "statement_versions");
        }
    }
}
