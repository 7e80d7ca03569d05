using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Design;

namespace IncidentRegister.Migrations;

/// <summary>Lets <c>dotnet ef</c> see the model without starting the application.</summary>
internal sealed class RegisterDbContextFactory : IDesignTimeDbContextFactory<RegisterDbContext>
{
    public RegisterDbContext CreateDbContext(string[] args) => Schema.Context("Host=design-time-only");
}
