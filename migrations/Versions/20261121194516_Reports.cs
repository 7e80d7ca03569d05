using System;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentRegister.Migrations.Versions
{
    [DbContext(typeof(RegisterDbContext))]
    [Migration("20261121194516_Reports")]
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "recipient_groups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipient_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    filter = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    sections = table.Column<string[]>(type: "text[]", nullable: false),
                    ceiling = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    has_csv = table.Column<bool>(type: "boolean", nullable: false),
                    when_nothing_new = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    has_discreet_subject = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    day_of_month = table.Column<int>(type: "integer", nullable: true),
                    minute = table.Column<int>(type: "integer", nullable: false),
                    rhythm = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    weekday = table.Column<int>(type: "integer", nullable: true),
                    zone_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_reports_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recipient_group_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    inner_group_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipient_group_members", x => x.id);
                    table.CheckConstraint("recipient_group_members_one", "(user_id IS NULL) <> (inner_group_id IS NULL) AND inner_group_id IS DISTINCT FROM group_id");
                    table.ForeignKey(
                        name: "fk_recipient_group_members_recipient_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "recipient_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_recipient_group_members_recipient_groups_inner_group_id",
                        column: x => x.inner_group_id,
                        principalTable: "recipient_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recipient_group_members_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_recipients", x => x.id);
                    table.CheckConstraint("report_recipients_one", "(user_id IS NULL) <> (group_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_report_recipients_recipient_groups_group_id",
                        column: x => x.group_id,
                        principalTable: "recipient_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_recipients_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_report_recipients_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_key = table.Column<DateOnly>(type: "date", nullable: false),
                    as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    since_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    contents = table.Column<string>(type: "jsonb", nullable: true),
                    audit_head = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_runs_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_recipient_group_members_group_id_inner_group_id",
                table: "recipient_group_members",
                columns: new[] { "group_id", "inner_group_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipient_group_members_group_id_user_id",
                table: "recipient_group_members",
                columns: new[] { "group_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipient_group_members_inner_group_id",
                table: "recipient_group_members",
                column: "inner_group_id");

            migrationBuilder.CreateIndex(
                name: "ix_recipient_group_members_user_id",
                table: "recipient_group_members",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_recipient_groups_name",
                table: "recipient_groups",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_recipients_group_id",
                table: "report_recipients",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_recipients_report_id_group_id",
                table: "report_recipients",
                columns: new[] { "report_id", "group_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_recipients_report_id_user_id",
                table: "report_recipients",
                columns: new[] { "report_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_recipients_user_id",
                table: "report_recipients",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_runs_report_id_period_key",
                table: "report_runs",
                columns: new[] { "report_id", "period_key" },
                unique: true,
                filter: "outcome <> 'test'");

            migrationBuilder.CreateIndex(
                name: "ix_reports_owner_id_created_at",
                table: "reports",
                columns: new[] { "owner_id", "created_at" });

            migrationBuilder.Run("reports_v1.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recipient_group_members");

            migrationBuilder.DropTable(
                name: "report_recipients");

            migrationBuilder.DropTable(
                name: "report_runs");

            migrationBuilder.DropTable(
                name: "recipient_groups");

            migrationBuilder.DropTable(
                name: "reports");
        }
    }
}
