using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261122050050_PartiesInOrder")]
    public partial class PartiesInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_responses_party_id",
                table: "responses");

            migrationBuilder.DropIndex(
                name: "ix_response_parties_party_id",
                table: "response_parties");

            migrationBuilder.AddColumn<DateOnly>(
                name: "taken_from",
                table: "response_parties",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_responses_party_id_taken_from_id",
                table: "responses",
                columns: new[] { "party_id", "taken_from", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_response_parties_party_id_taken_from_response_id",
                table: "response_parties",
                columns: new[] { "party_id", "taken_from", "response_id" },
                descending: new[] { false, true, true });

            migrationBuilder.Run("parties_in_order_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_responses_party_id_taken_from_id",
                table: "responses");

            migrationBuilder.DropIndex(
                name: "ix_response_parties_party_id_taken_from_response_id",
                table: "response_parties");

            migrationBuilder.DropColumn(
                name: "taken_from",
                table: "response_parties");

            migrationBuilder.CreateIndex(
                name: "ix_responses_party_id",
                table: "responses",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_response_parties_party_id",
                table: "response_parties",
                column: "party_id");
        }
    }
}
