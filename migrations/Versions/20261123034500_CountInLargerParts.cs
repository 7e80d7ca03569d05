using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261123034500_CountInLargerParts")]
    public partial class CountInLargerParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Run("counts_v3.sql");
    }
}
