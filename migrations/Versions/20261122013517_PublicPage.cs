using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261122013517_PublicPage")]
    public partial class PublicPage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "public_pages",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_public_pages", x => x.key);
                });

            migrationBuilder.Run("public_page_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "public_pages");
        }
    }
}
