using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentRegister.Migrations.Versions
{
    /// <summary>Candidates know by themselves whether the liaison may read them; and what waits for an answer is found.</summary>
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121230600_MarkedCandidates")]
    public sealed class MarkedCandidates : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Run("candidates_v2.sql");
    }
}
