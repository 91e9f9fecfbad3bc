using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gongkai.Storage.Generated.Sqlite
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    officer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deputations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    officer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deputy_id = table.Column<long>(type: "INTEGER", nullable: false),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deputations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    officer_id = table.Column<long>(type: "INTEGER", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_heads",
                columns: table => new
                {
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_heads", x => x.organ_id);
                });

            migrationBuilder.CreateTable(
                name: "officers",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<string>(type: "TEXT", nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organ = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    source_name = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    errors = table.Column<int>(type: "INTEGER", nullable: false),
                    warnings = table.Column<int>(type: "INTEGER", nullable: false),
                    remarks = table.Column<int>(type: "INTEGER", nullable: false),
                    figures = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_entries",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    folded_title = table.Column<string>(type: "TEXT", nullable: true),
                    folded_text = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entries", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "store_facts",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_store_facts", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "collections",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    competent_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    departments_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    governments_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    accepts_first = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collections", x => x.id);
                    table.ForeignKey(
                        name: "fk_collections_organs",
                        column: x => x.competent_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organ_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    successor_id = table.Column<long>(type: "INTEGER", nullable: true),
                    former_name = table.Column<string>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organ_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_organ_changes_organs",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organ_places",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tree = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organ_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_organ_places_organs",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_explanations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    places = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_explanations", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_explanations_organs",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_filings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    figures = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    errors = table.Column<int>(type: "INTEGER", nullable: false),
                    warnings = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    published_where = table.Column<string>(type: "TEXT", nullable: true),
                    acceptance = table.Column<string>(type: "TEXT", nullable: true),
                    acceptance_at = table.Column<long>(type: "INTEGER", nullable: true),
                    correction_of = table.Column<string>(type: "TEXT", nullable: true),
                    scan_sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    scan_name = table.Column<string>(type: "TEXT", nullable: true),
                    source_report_id = table.Column<long>(type: "INTEGER", nullable: true),
                    previous_report_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_filings", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_filings_organs",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_readings",
                columns: table => new
                {
                    report_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_readings", x => x.report_id);
                    table.ForeignKey(
                        name: "fk_report_readings_reports",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cell_remarks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organ_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    filing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: false),
                    is_from_above = table.Column<bool>(type: "INTEGER", nullable: false),
                    closed = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cell_remarks", x => x.id);
                    table.ForeignKey(
                        name: "fk_cell_remarks_report_filings",
                        column: x => x.filing_id,
                        principalTable: "report_filings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_reservations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    filing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    cells = table.Column<string>(type: "TEXT", nullable: false),
                    finding = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_reservations", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_reservations_report_filings",
                        column: x => x.filing_id,
                        principalTable: "report_filings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "typed_drafts",
                columns: table => new
                {
                    filing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    officer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    fields = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_typed_drafts", x => new { x.filing_id, x.officer_id });
                    table.ForeignKey(
                        name: "fk_typed_drafts_officers",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_typed_drafts_report_filings",
                        column: x => x.filing_id,
                        principalTable: "report_filings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "zero_confirmations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    filing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    table = table.Column<int>(type: "INTEGER", nullable: false),
                    cells = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zero_confirmations", x => x.id);
                    table.ForeignKey(
                        name: "fk_zero_confirmations_report_filings",
                        column: x => x.filing_id,
                        principalTable: "report_filings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_appointments_officer_id",
                table: "appointments",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_organ_id_role",
                table: "appointments",
                columns: new[] { "organ_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_cell_remarks_filing_id",
                table: "cell_remarks",
                column: "filing_id");

            migrationBuilder.CreateIndex(
                name: "ix_cell_remarks_organ_id_year_scope",
                table: "cell_remarks",
                columns: new[] { "organ_id", "year", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_collections_competent_id_year",
                table: "collections",
                columns: new[] { "competent_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deputations_deputy_id",
                table: "deputations",
                column: "deputy_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_organ_id_number",
                table: "ledger",
                columns: new[] { "organ_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_subject_id",
                table: "ledger",
                columns: new[] { "subject", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_organ_changes_organ_id_on",
                table: "organ_changes",
                columns: new[] { "organ_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_organ_changes_successor_id",
                table: "organ_changes",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_organ_places_organ_id_tree_from",
                table: "organ_places",
                columns: new[] { "organ_id", "tree", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organ_places_tree_parent_id",
                table: "organ_places",
                columns: new[] { "tree", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organs_code",
                table: "organs",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organs_division",
                table: "organs",
                column: "division");

            migrationBuilder.CreateIndex(
                name: "ix_organs_name",
                table: "organs",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_report_explanations_organ_id_year_scope",
                table: "report_explanations",
                columns: new[] { "organ_id", "year", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_report_filings_organ_id_year_scope_version",
                table: "report_filings",
                columns: new[] { "organ_id", "year", "scope", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_filings_year_scope_organ_id",
                table: "report_filings",
                columns: new[] { "year", "scope", "organ_id" });

            migrationBuilder.CreateIndex(
                name: "ix_report_reservations_filing_id",
                table: "report_reservations",
                column: "filing_id");

            migrationBuilder.CreateIndex(
                name: "ix_reports_organ_year",
                table: "reports",
                columns: new[] { "organ", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_reports_sha256",
                table: "reports",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reports_year_organ_id",
                table: "reports",
                columns: new[] { "year", "organ", "id" },
                descending: new[] { true, false, false });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_kind_target_id",
                table: "search_entries",
                columns: new[] { "kind", "target_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_typed_drafts_officer_id",
                table: "typed_drafts",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "ix_zero_confirmations_filing_id_table",
                table: "zero_confirmations",
                columns: new[] { "filing_id", "table" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "cell_remarks");

            migrationBuilder.DropTable(
                name: "collections");

            migrationBuilder.DropTable(
                name: "deputations");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "ledger_heads");

            migrationBuilder.DropTable(
                name: "organ_changes");

            migrationBuilder.DropTable(
                name: "organ_places");

            migrationBuilder.DropTable(
                name: "report_explanations");

            migrationBuilder.DropTable(
                name: "report_readings");

            migrationBuilder.DropTable(
                name: "report_reservations");

            migrationBuilder.DropTable(
                name: "search_entries");

            migrationBuilder.DropTable(
                name: "store_facts");

            migrationBuilder.DropTable(
                name: "typed_drafts");

            migrationBuilder.DropTable(
                name: "zero_confirmations");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "officers");

            migrationBuilder.DropTable(
                name: "report_filings");

            migrationBuilder.DropTable(
                name: "organs");
        }
    }
}
