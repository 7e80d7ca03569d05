using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentRegister.Migrations.Versions
{
    /// <summary>The index by which statements and incidents find each other.</summary>
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121184500_MentionCandidates")]
    public sealed class MentionCandidates : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Run("candidates_v1.sql");
    }
}
