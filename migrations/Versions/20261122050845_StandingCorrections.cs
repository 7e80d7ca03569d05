using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261122050845_StandingCorrections")]
    public partial class StandingCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_standings_party_id_instrument_kind_seen_on",
                table: "standings");

            migrationBuilder.AddColumn<Guid>(
                name: "corrects_id",
                table: "standings",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_standings_corrects_id",
                table: "standings",
                column: "corrects_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standings_party_id_instrument_kind_seen_on",
                table: "standings",
                columns: new[] { "party_id", "instrument", "kind", "seen_on" });

            migrationBuilder.AddForeignKey(
                name: "fk_standings_standings_corrects_id",
                table: "standings",
                column: "corrects_id",
                principalTable: "standings",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_standings_standings_corrects_id",
                table: "standings");

            migrationBuilder.DropIndex(
                name: "ix_standings_corrects_id",
                table: "standings");

            migrationBuilder.DropIndex(
                name: "ix_standings_party_id_instrument_kind_seen_on",
                table: "standings");

            migrationBuilder.DropColumn(
                name: "corrects_id",
                table: "standings");

            migrationBuilder.CreateIndex(
                name: "ix_standings_party_id_instrument_kind_seen_on",
                table: "standings",
                columns: new[] { "party_id", "instrument", "kind", "seen_on" },
                unique: true);
        }
    }
}
