using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261122020607_AskSpans")]
    public partial class AskSpans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ask_spans",
                columns: table => new
                {
                    ask_id = table.Column<Guid>(type: "uuid", nullable: false),
                    for_liaison = table.Column<bool>(type: "boolean", nullable: false),
                    known_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    known_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    addressee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_from = table.Column<DateOnly>(type: "date", nullable: true),
                    reply_due = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ask_spans", x => new { x.ask_id, x.for_liaison, x.known_from });
                });

            migrationBuilder.Run("ask_spans_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ask_spans");
        }
    }
}
