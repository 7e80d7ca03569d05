using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentRegister.Migrations.Versions
{
    /// <summary>Context, policies, sessions, audit chain, search: what the second fence consists of.</summary>
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121091600_RowSecurity")]
    public sealed class RowSecurity : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE EXTENSION IF NOT EXISTS pg_trgm");
            migrationBuilder.Run("context_v1.sql");
            migrationBuilder.Run("incident_policies_v1.sql");
            migrationBuilder.Run("statement_policies_v1.sql");
            migrationBuilder.Run("vocabulary_policies_v1.sql");
            migrationBuilder.Run("account_policies_v1.sql");
            migrationBuilder.Run("sessions_v1.sql");
            migrationBuilder.Run("audit_v1.sql");
            migrationBuilder.Run("forms_v1.sql");
            migrationBuilder.Run("search_v1.sql");
            migrationBuilder.Run("guard_v1.sql");
        }
    }
}
