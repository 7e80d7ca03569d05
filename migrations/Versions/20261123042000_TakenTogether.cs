using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261123042000_TakenTogether")]
    public partial class TakenTogether : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex(
            name: "ix_responses_together",
            table: "responses",
            columns: new[] { "party_id", "taken_from", "id" },
            descending: new[] { false, true, true },
            filter: "party_count > 1");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex(
            name: "ix_responses_together",
            table: "responses");
    }
}
