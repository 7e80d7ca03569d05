using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121200056_LedgerPages")]
    public partial class LedgerPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_asks_addressee_id",
                table: "asks");

            migrationBuilder.AddColumn<DateOnly>(
                name: "reply_due",
                table: "asks",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateTable(
                name: "ask_refusals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    passage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ask_refusals", x => x.id);
                    table.ForeignKey(
                        name: "fk_ask_refusals_passages_passage_id",
                        column: x => x.passage_id,
                        principalTable: "passages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_asks_addressee_id_asked_from_id",
                table: "asks",
                columns: new[] { "addressee_id", "asked_from", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_asks_reply_due_id",
                table: "asks",
                columns: new[] { "reply_due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ask_refusals_passage_id",
                table: "ask_refusals",
                column: "passage_id",
                unique: true,
                filter: "undone_at IS NULL");

            migrationBuilder.Run("ledger_pages_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ask_refusals");

            migrationBuilder.DropIndex(
                name: "ix_asks_addressee_id_asked_from_id",
                table: "asks");

            migrationBuilder.DropIndex(
                name: "ix_asks_reply_due_id",
                table: "asks");

            migrationBuilder.DropColumn(
                name: "reply_due",
                table: "asks");

            migrationBuilder.CreateIndex(
                name: "ix_asks_addressee_id",
                table: "asks",
                column: "addressee_id");
        }
    }
}
