using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentRegister.Migrations.Versions
{
    /// <summary>How records that may be of one event are found.</summary>
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121130000_Duplicates")]
    public sealed class Duplicates : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Run("likeness_v1.sql");
        }
    }
}
