using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    /// <inheritdoc />
    public partial class KeyboardKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "has_keys",
                table: "users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Run("keys_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "has_keys",
                table: "users");
        }
    }
}
