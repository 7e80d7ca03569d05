using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentRegister.Migrations.Versions
{
    /// <summary>A name of common words costs no more than one of rare ones.</summary>
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261122022600_CandidatesOfCommonNames")]
    public sealed class CandidatesOfCommonNames : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Run("candidates_v3.sql");
    }
}
