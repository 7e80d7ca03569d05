using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentRegister.Migrations.Versions
{
    /// <summary>Where releases, reports and their copies meet.</summary>
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121204500_Reporting")]
    public sealed class Reporting : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Run("reporting_v1.sql");
    }
}
