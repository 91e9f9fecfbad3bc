using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Gongkai.Storage.Generated.Postgres
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "application_drafts",
                columns: table => new
                {
                    code_index = table.Column<byte[]>(type: "bytea", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    kept_until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_drafts", x => x.code_index);
                });

            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    notice_id = table.Column<long>(type: "bigint", nullable: false),
                    from_version = table.Column<string>(type: "text", nullable: false),
                    to_version = table.Column<string>(type: "text", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    year = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_visits",
                columns: table => new
                {
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_visits", x => new { x.request_id, x.officer_id });
                });

            migrationBuilder.CreateTable(
                name: "content_epochs",
                columns: table => new
                {
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_epochs", x => x.organ_id);
                });

            migrationBuilder.CreateTable(
                name: "cookie_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    box = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cookie_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "deputations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    deputy_id = table.Column<long>(type: "bigint", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deputations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "disclosure_offices",
                columns: table => new
                {
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    word = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    payment = table.Column<string>(type: "text", nullable: true),
                    court = table.Column<string>(type: "text", nullable: true),
                    reconsideration_url = table.Column<string>(type: "text", nullable: true),
                    redo_counting = table.Column<string>(type: "text", nullable: false),
                    draft_days = table.Column<int>(type: "integer", nullable: false),
                    sign_days = table.Column<int>(type: "integer", nullable: false),
                    keep_years = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disclosure_offices", x => x.organ_id);
                });

            migrationBuilder.CreateTable(
                name: "earlier_publications",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: true),
                    topic = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_earlier_publications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "emergency_grants",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    matter = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by_id = table.Column<long>(type: "bigint", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_emergency_grants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "figure_decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    cell = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_approvals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_approvals", x => x.id);
                    table.UniqueConstraint("ak_item_approvals", x => new { x.id, x.item_id, x.version_number });
                });

            migrationBuilder.CreateTable(
                name: "items",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    index_number = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    draft = table.Column<int>(type: "integer", nullable: false),
                    shown = table.Column<int>(type: "integer", nullable: true),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawal_notice = table.Column<string>(type: "text", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    evaluate_on = table.Column<DateOnly>(type: "date", nullable: true),
                    repealed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    amended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    indexed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: false),
                    why = table.Column<string>(type: "text", nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_heads",
                columns: table => new
                {
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_heads", x => x.organ_id);
                });

            migrationBuilder.CreateTable(
                name: "letter_series",
                columns: table => new
                {
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_series", x => new { x.organ_id, x.series, x.year });
                });

            migrationBuilder.CreateTable(
                name: "letter_templates",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    paragraphs = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "officers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    source_name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    errors = table.Column<int>(type: "integer", nullable: false),
                    warnings = table.Column<int>(type: "integer", nullable: false),
                    remarks = table.Column<int>(type: "integer", nullable: false),
                    figures = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    arrived_on = table.Column<DateOnly>(type: "date", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    applicant_kind = table.Column<string>(type: "text", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    wanted = table.Column<byte[]>(type: "bytea", nullable: true),
                    clarified = table.Column<byte[]>(type: "bytea", nullable: true),
                    provision = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    assigned_to = table.Column<long>(type: "bigint", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_provisional = table.Column<bool>(type: "boolean", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    redo_by = table.Column<DateOnly>(type: "date", nullable: true),
                    origin_id = table.Column<long>(type: "bigint", nullable: true),
                    joined_to = table.Column<long>(type: "bigint", nullable: true),
                    source_number = table.Column<string>(type: "text", nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_chain_steps",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_chain_steps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_remarks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    passage = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reply = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_remarks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review_steps",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    content_hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_steps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_entries",
                columns: table => new
                {
                    key = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    folded_title = table.Column<string>(type: "text", nullable: true),
                    folded_text = table.Column<string>(type: "text", nullable: true),
                    facets = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entries", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "store_facts",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_store_facts", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ticks",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    run = table.Column<long>(type: "bigint", nullable: false),
                    node = table.Column<string>(type: "text", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "text", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticks", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "typed_reasons",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    cell = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: true),
                    officer_id = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_typed_reasons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_co_makers",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_co_makers", x => new { x.item_id, x.organ_id });
                    table.ForeignKey(
                        name: "fk_item_co_makers_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_files",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: true),
                    let_pass_by = table.Column<long>(type: "bigint", nullable: true),
                    let_pass_why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_item_files_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "item_links",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    from_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    to_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_item_links_from_id",
                        column: x => x.from_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_item_links_to_id",
                        column: x => x.to_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "item_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    author_id = table.Column<long>(type: "bigint", nullable: true),
                    submitted_by_id = table.Column<long>(type: "bigint", nullable: true),
                    correction_note = table.Column<string>(type: "text", nullable: true),
                    approval_id = table.Column<long>(type: "bigint", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Content_Body = table.Column<string>(type: "text", nullable: false),
                    Content_Class = table.Column<string>(type: "text", nullable: false),
                    Content_DocumentNumber = table.Column<string>(type: "text", nullable: true),
                    Content_Field = table.Column<string>(type: "text", nullable: true),
                    Content_Ground = table.Column<string>(type: "text", nullable: true),
                    Content_GroundText = table.Column<string>(type: "text", nullable: true),
                    Content_InForceFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Content_InForceUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Content_MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Content_Summary = table.Column<string>(type: "text", nullable: true),
                    Content_Title = table.Column<string>(type: "text", nullable: false),
                    Content_Topic = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_versions", x => x.id);
                    table.CheckConstraint("ck_item_versions_reviewed", "published_at IS NULL OR approval_id IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_item_versions_approval_id_item_id_number",
                        columns: x => new { x.approval_id, x.item_id, x.number },
                        principalTable: "item_approvals",
                        principalColumns: new[] { "id", "item_id", "version_number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_item_versions_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sealed_originals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    copy_hash = table.Column<string>(type: "text", nullable: false),
                    marks = table.Column<byte[]>(type: "bytea", nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_originals", x => x.id);
                    table.ForeignKey(
                        name: "fk_sealed_originals_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    user_name = table.Column<string>(type: "text", nullable: true),
                    normalized_user_name = table.Column<string>(type: "text", nullable: true),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "adjustments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    node_id = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    cell = table.Column<string>(type: "text", nullable: false),
                    difference = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjustments", x => x.id);
                    table.ForeignKey(
                        name: "fk_adjustments_node_id",
                        column: x => x.node_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collections",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    competent_id = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    departments_by = table.Column<DateOnly>(type: "date", nullable: true),
                    governments_by = table.Column<DateOnly>(type: "date", nullable: true),
                    accepts_first = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collections", x => x.id);
                    table.ForeignKey(
                        name: "fk_collections_competent_id",
                        column: x => x.competent_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                columns: table => new
                {
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_series", x => new { x.organ_id, x.name, x.year });
                    table.ForeignKey(
                        name: "fk_number_series_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organ_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    successor_id = table.Column<long>(type: "bigint", nullable: true),
                    former_name = table.Column<string>(type: "text", nullable: true),
                    basis = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organ_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_organ_changes_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organ_places",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    tree = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organ_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_organ_places_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "register_rows",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    register = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    is_batch = table.Column<bool>(type: "boolean", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    variant = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true),
                    lead = table.Column<string>(type: "text", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    amended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    item_id = table.Column<long>(type: "bigint", nullable: true),
                    people = table.Column<int>(type: "integer", nullable: true),
                    hours = table.Column<decimal>(type: "numeric", nullable: true),
                    is_inexact = table.Column<bool>(type: "boolean", nullable: false),
                    source = table.Column<string>(type: "text", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_rows", x => x.id);
                    table.ForeignKey(
                        name: "fk_register_rows_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_counts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    ledger_number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: true),
                    records = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_counts", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_counts_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_explanations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    places = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_explanations", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_explanations_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_filings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    figures = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    errors = table.Column<int>(type: "integer", nullable: false),
                    warnings = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    number = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_where = table.Column<string>(type: "text", nullable: true),
                    acceptance = table.Column<string>(type: "text", nullable: true),
                    acceptance_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    correction_of = table.Column<string>(type: "text", nullable: true),
                    scan_sha256 = table.Column<string>(type: "text", nullable: true),
                    scan_name = table.Column<string>(type: "text", nullable: true),
                    source_report_id = table.Column<long>(type: "bigint", nullable: true),
                    previous_report_id = table.Column<long>(type: "bigint", nullable: true),
                    count_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_filings", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_filings_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_readings",
                columns: table => new
                {
                    report_id = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_readings", x => x.report_id);
                    table.ForeignKey(
                        name: "fk_report_readings_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "applicants",
                columns: table => new
                {
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    name_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_number = table.Column<byte[]>(type: "bytea", nullable: true),
                    person_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    postcode = table.Column<byte[]>(type: "bytea", nullable: true),
                    representative = table.Column<byte[]>(type: "bytea", nullable: true),
                    agent = table.Column<byte[]>(type: "bytea", nullable: true),
                    agent_phone = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applicants", x => x.request_id);
                    table.ForeignKey(
                        name: "fk_applicants_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consultations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    party = table.Column<byte[]>(type: "bytea", nullable: true),
                    round = table.Column<int>(type: "integer", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    letter_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    informed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultations", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultations_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    ground = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: true),
                    basis_level = table.Column<string>(type: "text", nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    letter_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_decisions_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    request_id = table.Column<long>(type: "bigint", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: true),
                    forum = table.Column<string>(type: "text", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: true),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_simple = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ending = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    result_on = table.Column<DateOnly>(type: "date", nullable: true),
                    redo_by = table.Column<DateOnly>(type: "date", nullable: true),
                    is_redo_opened = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => x.id);
                    table.ForeignKey(
                        name: "fk_disputes_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enclosures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    file_kind = table.Column<string>(type: "text", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enclosures", x => x.id);
                    table.ForeignKey(
                        name: "fk_enclosures_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fee_notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    mode = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    noticed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    pay_by = table.Column<DateOnly>(type: "date", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_fee_notices_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    template = table.Column<string>(type: "text", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    party = table.Column<int>(type: "integer", nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    remedy = table.Column<string>(type: "text", nullable: true),
                    file_sha256 = table.Column<string>(type: "text", nullable: true),
                    sealed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    dispatched_on = table.Column<DateOnly>(type: "date", nullable: true),
                    channel = table.Column<string>(type: "text", nullable: true),
                    tracking = table.Column<string>(type: "text", nullable: true),
                    served_on = table.Column<DateOnly>(type: "date", nullable: true),
                    returned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reconsider_by = table.Column<DateOnly>(type: "date", nullable: true),
                    sue_by = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letters", x => x.id);
                    table.ForeignKey(
                        name: "fk_letters_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "personal_views",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_views", x => x.id);
                    table.ForeignKey(
                        name: "fk_personal_views_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_dues",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    is_provisional = table.Column<bool>(type: "boolean", nullable: false),
                    calendar = table.Column<string>(type: "text", nullable: false),
                    rules = table.Column<DateOnly>(type: "date", nullable: false),
                    because = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    calendar_change_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_dues", x => x.id);
                    table.ForeignKey(
                        name: "fk_request_dues_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: true),
                    round = table.Column<int>(type: "integer", nullable: false),
                    clock = table.Column<string>(type: "text", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    party = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_request_events_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_words",
                columns: table => new
                {
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    pair = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_words", x => new { x.pair, x.request_id });
                    table.ForeignKey(
                        name: "fk_request_words_request_id",
                        column: x => x.request_id,
                        principalTable: "requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "original_views",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    original_id = table.Column<long>(type: "bigint", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_original_views", x => x.id);
                    table.ForeignKey(
                        name: "fk_original_views_original_id",
                        column: x => x.original_id,
                        principalTable: "sealed_originals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_identities",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_identities", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_identities_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_account_passkeys_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_tokens_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "logins",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_logins", x => x.id);
                    table.ForeignKey(
                        name: "fk_logins_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "arrivals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    collection_id = table.Column<long>(type: "bigint", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    report_id = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    handed_in_by = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    filing_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_arrivals", x => x.id);
                    table.ForeignKey(
                        name: "fk_arrivals_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_arrivals_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collection_dates",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    collection_id = table.Column<long>(type: "bigint", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_dates", x => x.id);
                    table.ForeignKey(
                        name: "fk_collection_dates_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collection_papers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    collection_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: true),
                    number = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_papers", x => x.id);
                    table.ForeignKey(
                        name: "fk_collection_papers_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collection_reminders",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    collection_id = table.Column<long>(type: "bigint", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_reminders", x => x.id);
                    table.ForeignKey(
                        name: "fk_collection_reminders_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "filing_links",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    collection_id = table.Column<long>(type: "bigint", nullable: false),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filing_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_filing_links_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_filing_links_organ_id",
                        column: x => x.organ_id,
                        principalTable: "organs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cell_remarks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organ_id = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    filing_id = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: true),
                    before = table.Column<string>(type: "text", nullable: false),
                    after = table.Column<string>(type: "text", nullable: false),
                    is_from_above = table.Column<bool>(type: "boolean", nullable: false),
                    closed = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cell_remarks", x => x.id);
                    table.ForeignKey(
                        name: "fk_cell_remarks_filing_id",
                        column: x => x.filing_id,
                        principalTable: "report_filings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_reservations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    filing_id = table.Column<long>(type: "bigint", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    cells = table.Column<string>(type: "text", nullable: false),
                    finding = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_reservations", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_reservations_filing_id",
                        column: x => x.filing_id,
                        principalTable: "report_filings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "typed_drafts",
                columns: table => new
                {
                    filing_id = table.Column<long>(type: "bigint", nullable: false),
                    officer_id = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    fields = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_typed_drafts", x => new { x.filing_id, x.officer_id });
                    table.ForeignKey(
                        name: "fk_typed_drafts_filing_id",
                        column: x => x.filing_id,
                        principalTable: "report_filings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_typed_drafts_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "zero_confirmations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    filing_id = table.Column<long>(type: "bigint", nullable: false),
                    table = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zero_confirmations", x => x.id);
                    table.ForeignKey(
                        name: "fk_zero_confirmations_filing_id",
                        column: x => x.filing_id,
                        principalTable: "report_filings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_identities_user_id",
                table: "account_identities",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_passkeys_user_id",
                table: "account_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_normalized_user_name",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_officer_id",
                table: "accounts",
                column: "officer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_node_id_year_scope",
                table: "adjustments",
                columns: new[] { "node_id", "year", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_applicants_name_index",
                table: "applicants",
                column: "name_index");

            migrationBuilder.CreateIndex(
                name: "ix_applicants_person_index",
                table: "applicants",
                column: "person_index");

            migrationBuilder.CreateIndex(
                name: "ix_applicants_phone_index",
                table: "applicants",
                column: "phone_index");

            migrationBuilder.CreateIndex(
                name: "ix_application_drafts_kept_until",
                table: "application_drafts",
                column: "kept_until");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_officer_id",
                table: "appointments",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_organ_id_role",
                table: "appointments",
                columns: new[] { "organ_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_arrivals_collection_id_organ_id",
                table: "arrivals",
                columns: new[] { "collection_id", "organ_id" });

            migrationBuilder.CreateIndex(
                name: "ix_arrivals_organ_id",
                table: "arrivals",
                column: "organ_id");

            migrationBuilder.CreateIndex(
                name: "ix_cell_remarks_filing_id",
                table: "cell_remarks",
                column: "filing_id");

            migrationBuilder.CreateIndex(
                name: "ix_cell_remarks_organ_id_year_scope",
                table: "cell_remarks",
                columns: new[] { "organ_id", "year", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_collection_dates_collection_id_organ_id",
                table: "collection_dates",
                columns: new[] { "collection_id", "organ_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collection_papers_collection_id_organ_id",
                table: "collection_papers",
                columns: new[] { "collection_id", "organ_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collection_reminders_collection_id_organ_id",
                table: "collection_reminders",
                columns: new[] { "collection_id", "organ_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collection_reminders_organ_id",
                table: "collection_reminders",
                column: "organ_id");

            migrationBuilder.CreateIndex(
                name: "ix_collections_competent_id_year",
                table: "collections",
                columns: new[] { "competent_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultations_request_id_number",
                table: "consultations",
                columns: new[] { "request_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decisions_request_id_round_attempt",
                table: "decisions",
                columns: new[] { "request_id", "round", "attempt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deputations_deputy_id",
                table: "deputations",
                column: "deputy_id");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_organ_id_received_on",
                table: "disputes",
                columns: new[] { "organ_id", "received_on" });

            migrationBuilder.CreateIndex(
                name: "ix_disputes_request_id",
                table: "disputes",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_earlier_publications_organ_id_address",
                table: "earlier_publications",
                columns: new[] { "organ_id", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_earlier_publications_organ_id_document_number",
                table: "earlier_publications",
                columns: new[] { "organ_id", "document_number" });

            migrationBuilder.CreateIndex(
                name: "ix_earlier_publications_organ_id_published_on",
                table: "earlier_publications",
                columns: new[] { "organ_id", "published_on" });

            migrationBuilder.CreateIndex(
                name: "ix_emergency_grants_officer_id_until",
                table: "emergency_grants",
                columns: new[] { "officer_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_emergency_grants_organ_id_until",
                table: "emergency_grants",
                columns: new[] { "organ_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_enclosures_request_id",
                table: "enclosures",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_fee_notices_request_id",
                table: "fee_notices",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_figure_decisions_sha256_id",
                table: "figure_decisions",
                columns: new[] { "sha256", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_filing_links_collection_id",
                table: "filing_links",
                column: "collection_id");

            migrationBuilder.CreateIndex(
                name: "ix_filing_links_organ_id",
                table: "filing_links",
                column: "organ_id");

            migrationBuilder.CreateIndex(
                name: "ix_filing_links_secret_hash",
                table: "filing_links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_item_approvals_item_id_version_number",
                table: "item_approvals",
                columns: new[] { "item_id", "version_number" });

            migrationBuilder.CreateIndex(
                name: "ix_item_files_item_id_version_number_position",
                table: "item_files",
                columns: new[] { "item_id", "version_number", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_item_files_sha256",
                table: "item_files",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_item_links_from_id_kind_to_id",
                table: "item_links",
                columns: new[] { "from_id", "kind", "to_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_item_links_to_id_kind",
                table: "item_links",
                columns: new[] { "to_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_item_versions_approval_id_item_id_number",
                table: "item_versions",
                columns: new[] { "approval_id", "item_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_item_versions_item_id_number",
                table: "item_versions",
                columns: new[] { "item_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_items_amended_on",
                table: "items",
                column: "amended_on",
                filter: "amended_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_items_id",
                table: "items",
                column: "id",
                filter: "indexed <> revision");

            migrationBuilder.CreateIndex(
                name: "ix_items_index_number",
                table: "items",
                column: "index_number");

            migrationBuilder.CreateIndex(
                name: "ix_items_organ_id_first_published_at",
                table: "items",
                columns: new[] { "organ_id", "first_published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_items_organ_id_state_id",
                table: "items",
                columns: new[] { "organ_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_items_repealed_on",
                table: "items",
                column: "repealed_on",
                filter: "repealed_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_items_state_publish_at",
                table: "items",
                columns: new[] { "state", "publish_at" });

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
                name: "ix_letter_templates_organ_id_code_from",
                table: "letter_templates",
                columns: new[] { "organ_id", "code", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_letters_organ_id_dispatched_on",
                table: "letters",
                columns: new[] { "organ_id", "dispatched_on" });

            migrationBuilder.CreateIndex(
                name: "ix_letters_organ_id_series_year_number",
                table: "letters",
                columns: new[] { "organ_id", "series", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_letters_request_id",
                table: "letters",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_logins_account_id",
                table: "logins",
                column: "account_id");

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
                name: "ix_original_views_original_id",
                table: "original_views",
                column: "original_id");

            migrationBuilder.CreateIndex(
                name: "ix_personal_views_request_id",
                table: "personal_views",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_register_rows_organ_id_register_fingerprint",
                table: "register_rows",
                columns: new[] { "organ_id", "register", "fingerprint" });

            migrationBuilder.CreateIndex(
                name: "ix_register_rows_organ_id_register_on",
                table: "register_rows",
                columns: new[] { "organ_id", "register", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_report_counts_organ_id",
                table: "report_counts",
                column: "organ_id");

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
                name: "ix_report_filings_published_at",
                table: "report_filings",
                column: "published_at");

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
                name: "ix_request_dues_calendar_change_id",
                table: "request_dues",
                column: "calendar_change_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_dues_request_id",
                table: "request_dues",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_events_action",
                table: "request_events",
                column: "action",
                filter: "action = 'propose-publication'");

            migrationBuilder.CreateIndex(
                name: "ix_request_events_request_id",
                table: "request_events",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_words_request_id",
                table: "request_words",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_requests_assigned_to_state",
                table: "requests",
                columns: new[] { "assigned_to", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_requests_joined_to",
                table: "requests",
                column: "joined_to");

            migrationBuilder.CreateIndex(
                name: "ix_requests_number",
                table: "requests",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requests_organ_id_is_open_due_on_id",
                table: "requests",
                columns: new[] { "organ_id", "is_open", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_requests_organ_id_kind_received_on_closed_on_applicant_kind_outcome",
                table: "requests",
                columns: new[] { "organ_id", "kind", "received_on", "closed_on", "applicant_kind", "outcome" });

            migrationBuilder.CreateIndex(
                name: "ix_requests_organ_id_source_number",
                table: "requests",
                columns: new[] { "organ_id", "source_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requests_organ_id_state_arrived_on",
                table: "requests",
                columns: new[] { "organ_id", "state", "arrived_on" });

            migrationBuilder.CreateIndex(
                name: "ix_review_chain_steps_organ_id_position",
                table: "review_chain_steps",
                columns: new[] { "organ_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_remarks_item_id",
                table: "review_remarks",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_steps_item_id_version_number_round_position",
                table: "review_steps",
                columns: new[] { "item_id", "version_number", "round", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_originals_item_id",
                table: "sealed_originals",
                column: "item_id");

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
                name: "ix_typed_reasons_organ_id_year_scope_cell",
                table: "typed_reasons",
                columns: new[] { "organ_id", "year", "scope", "cell" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_zero_confirmations_filing_id_table",
                table: "zero_confirmations",
                columns: new[] { "filing_id", "table" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_identities");

            migrationBuilder.DropTable(
                name: "account_passkeys");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "adjustments");

            migrationBuilder.DropTable(
                name: "applicants");

            migrationBuilder.DropTable(
                name: "application_drafts");

            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "arrivals");

            migrationBuilder.DropTable(
                name: "calendar_changes");

            migrationBuilder.DropTable(
                name: "calendar_notices");

            migrationBuilder.DropTable(
                name: "case_visits");

            migrationBuilder.DropTable(
                name: "cell_remarks");

            migrationBuilder.DropTable(
                name: "collection_dates");

            migrationBuilder.DropTable(
                name: "collection_papers");

            migrationBuilder.DropTable(
                name: "collection_reminders");

            migrationBuilder.DropTable(
                name: "consultations");

            migrationBuilder.DropTable(
                name: "content_epochs");

            migrationBuilder.DropTable(
                name: "cookie_keys");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "deputations");

            migrationBuilder.DropTable(
                name: "disclosure_offices");

            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "earlier_publications");

            migrationBuilder.DropTable(
                name: "emergency_grants");

            migrationBuilder.DropTable(
                name: "enclosures");

            migrationBuilder.DropTable(
                name: "fee_notices");

            migrationBuilder.DropTable(
                name: "figure_decisions");

            migrationBuilder.DropTable(
                name: "filing_links");

            migrationBuilder.DropTable(
                name: "item_co_makers");

            migrationBuilder.DropTable(
                name: "item_files");

            migrationBuilder.DropTable(
                name: "item_links");

            migrationBuilder.DropTable(
                name: "item_versions");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "ledger_heads");

            migrationBuilder.DropTable(
                name: "letter_series");

            migrationBuilder.DropTable(
                name: "letter_templates");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "logins");

            migrationBuilder.DropTable(
                name: "number_series");

            migrationBuilder.DropTable(
                name: "organ_changes");

            migrationBuilder.DropTable(
                name: "organ_places");

            migrationBuilder.DropTable(
                name: "original_views");

            migrationBuilder.DropTable(
                name: "personal_views");

            migrationBuilder.DropTable(
                name: "register_rows");

            migrationBuilder.DropTable(
                name: "report_counts");

            migrationBuilder.DropTable(
                name: "report_explanations");

            migrationBuilder.DropTable(
                name: "report_readings");

            migrationBuilder.DropTable(
                name: "report_reservations");

            migrationBuilder.DropTable(
                name: "request_dues");

            migrationBuilder.DropTable(
                name: "request_events");

            migrationBuilder.DropTable(
                name: "request_words");

            migrationBuilder.DropTable(
                name: "review_chain_steps");

            migrationBuilder.DropTable(
                name: "review_remarks");

            migrationBuilder.DropTable(
                name: "review_steps");

            migrationBuilder.DropTable(
                name: "search_entries");

            migrationBuilder.DropTable(
                name: "store_facts");

            migrationBuilder.DropTable(
                name: "ticks");

            migrationBuilder.DropTable(
                name: "typed_drafts");

            migrationBuilder.DropTable(
                name: "typed_reasons");

            migrationBuilder.DropTable(
                name: "zero_confirmations");

            migrationBuilder.DropTable(
                name: "collections");

            migrationBuilder.DropTable(
                name: "item_approvals");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "sealed_originals");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "report_filings");

            migrationBuilder.DropTable(
                name: "officers");

            migrationBuilder.DropTable(
                name: "items");

            migrationBuilder.DropTable(
                name: "organs");
        }
    }
}
