using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Gongkai.Reports;

/// <summary>All editions of the form that this program knows, and the append-only order of all their cells.
/// An edition is one file under <c>Forms/</c>; nothing else names its rows.</summary>
public sealed class FormCatalogue
{
    private static FormCatalogue? current;
    private readonly FrozenDictionary<string, CellId> byCode;

    // Whoever only reads a report does not wait for the words of decisions.
    private readonly Lazy<ImmutableArray<Outcome>> outcomes;
    private readonly Lazy<ImmutableArray<ApplicantKind>> applicantKinds;
    private readonly Lazy<ImmutableArray<DisputeRoute>> disputeRoutes;
    private readonly Lazy<ImmutableArray<DisputeResult>> disputeResults;

    private FormCatalogue(ImmutableArray<CellDefinition> cells, IEnumerable<FormFile> files)
    {
        Cells = cells;
        byCode = cells.ToFrozenDictionary(cell => cell.Code, cell => cell.Id, StringComparer.Ordinal);
        Forms = [.. files.Select(Build)];
        outcomes = new(() => [.. Forms.SelectMany(form => Outcome.In(form)).DistinctBy(outcome => outcome.Code)]);
        applicantKinds = new(() => [.. Forms.SelectMany(form => ApplicantKind.In(form)).DistinctBy(kind => kind.Code)]);
        disputeRoutes = new(() => [.. Forms.SelectMany(form => DisputeRoute.In(form)).DistinctBy(route => route.Code)]);
        disputeResults = new(() => [.. Forms.SelectMany(form => DisputeResult.In(form)).DistinctBy(result => result.Code)]);
    }

    /// <summary>The built-in editions, and any added by <see cref="Add"/>.</summary>
    public static FormCatalogue Default
    {
        get
        {
            if (current is null)
            {
                Interlocked.CompareExchange(ref current, FromFiles(BuiltInFiles()), null);
            }

            return current;
        }
    }

    /// <summary>Editions in order of first year.</summary>
    public ImmutableArray<Form> Forms { get; }

    /// <summary>Every cell of every edition; the position is <see cref="CellId.Index"/>.</summary>
    public ImmutableArray<CellDefinition> Cells { get; }

    /// <summary>The ways in which a request ends, of all editions.</summary>
    internal ImmutableArray<Outcome> Outcomes => outcomes.Value;

    /// <summary>The kinds of applicants, of all editions.</summary>
    internal ImmutableArray<ApplicantKind> ApplicantKinds => applicantKinds.Value;

    /// <summary>The ways to a dispute, of all editions.</summary>
    internal ImmutableArray<DisputeRoute> DisputeRoutes => disputeRoutes.Value;

    /// <summary>What becomes of disputes, of all editions.</summary>
    internal ImmutableArray<DisputeResult> DisputeResults => disputeResults.Value;

    /// <summary>The newest edition in force.</summary>
    public Form Newest => Forms[^1];

    /// <summary>The edition of that name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public Form Form(string edition) =>
        Find(edition) ?? throw new FormatException($"'{edition}' is no known edition of the form; known are {string.Join(", ", Forms.Select(form => form.Edition))}.");

    /// <summary>The edition of that name, or null.</summary>
    public Form? Find(string? edition) => Forms.FirstOrDefault(form => form.Edition == edition);

    /// <summary>The edition meant for a report year; the oldest for earlier years.</summary>
    public Form MeantFor(int year) => Forms.LastOrDefault(form => form.IsMeantFor(year)) ?? Forms[0];

    /// <summary>The cell of that name; false when no edition has it.</summary>
    public bool TryGetCell(string? code, out CellId cell)
    {
        cell = default;
        return code is not null && byCode.TryGetValue(code, out cell);
    }

    /// <summary>Adds editions from data files for the whole process, behind the built-in ones. Call it before anything is read.</summary>
    /// <param name="json">UTF-8 bytes of each file.</param>
    /// <exception cref="JsonException">A file is not a form.</exception>
    public static void Add(params IEnumerable<byte[]> json) =>
        Interlocked.Exchange(ref current, FromFiles([.. BuiltInFiles(), .. json.Select(Parse)]));

    private static FormFile Parse(byte[] utf8) =>
        JsonSerializer.Deserialize(utf8, FormFileContext.Default.FormFile) ?? throw new JsonException("The form file is empty.");

    private CellId Named(string code, string rule) =>
        byCode.TryGetValue(code, out var cell) ? cell : throw new JsonException($"Equation {rule} names '{code}', which is no cell of its edition.");

    private static FormFile[] BuiltInFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("forms/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return Parse(copy.ToArray());
            })];
    }

    private static FormCatalogue FromFiles(FormFile[] files)
    {
        if (files.GroupBy(file => file.Edition).FirstOrDefault(edition => edition.Count() > 1) is { Key: var twice })
        {
            throw new JsonException($"The edition {twice} is declared twice.");
        }

        var cells = new Dictionary<string, CellDefinition>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var block in file.Tables.SelectMany(table => table.Blocks))
            {
                foreach (var (code, unit) in block.Rows.SelectMany(row => block.Columns.Select(column => ($"{row.Code}.{column.Code}", UnitOf(column.Unit)))))
                {
                    cells.TryAdd(code, new CellDefinition(new CellId(cells.Count), code, unit, block.Article ?? ""));
                }
            }
        }

        return new FormCatalogue([.. cells.Values.OrderBy(cell => cell.Id.Index)], files.OrderBy(file => file.FirstYear));
    }

    private Form Build(FormFile file)
    {
        var tables = file.Tables.Select(Build).ToImmutableArray();
        var equations = file.Equations.SelectMany(equation => Expand(equation, tables.FirstOrDefault(table => table.Number == equation.Table) ?? throw new JsonException($"Equation {equation.Rule} names table {equation.Table}, which the edition does not have.")));
        return new Form(
            file.Edition,
            file.Source,
            file.FirstYear,
            file.LastYear,
            file.TitlePattern,
            [.. file.Sections.Select(section => new FormSection(section.Number, section.Title, [.. section.Variants ?? []]))],
            tables,
            [.. equations]);
    }

    private FormTable Build(FormFile.TableFile file)
    {
        var table = new FormTable(file.Number, file.Section, file.Title, file.Corner ?? "", file.ColumnsHead ?? "", [.. file.Blocks.Select(Build)]);
        foreach (var block in table.Blocks)
        {
            block.Cells = [.. block.Rows.SelectMany(row => block.Columns.Select(column => new FormCell(byCode[$"{row.Code}.{column.Code}"], table, block, row, column)))];
        }

        return table;
    }

    private static FormBlock Build(FormFile.BlockFile file) => new(
        file.Head ?? "",
        file.HeadLabel ?? "",
        file.Article ?? "",
        [.. file.Columns.Select(column => new FormColumn(column.Code, column.Label, [.. column.Path ?? []], [.. column.Variants ?? []], UnitOf(column.Unit)))],
        [.. file.Rows.Select(row => new FormRow(row.Code, row.Label, [.. row.Path ?? []], [.. row.Variants ?? []]))]);

    private static CellUnit UnitOf(string? unit) => unit switch
    {
        null or "count" => CellUnit.Count,
        "signed count" => CellUnit.SignedCount,
        "amount" => CellUnit.Amount,
        "amount in wan" => CellUnit.AmountInWan,
        _ => throw new JsonException($"'{unit}' is no unit of a form's column."),
    };

    // "over columns": the sides name rows and the sum holds in each column; "over rows": the sides name columns and it holds in each row.
    private IEnumerable<Equation> Expand(FormFile.EquationFile file, FormTable table)
    {
        foreach (var block in table.Blocks)
        {
            var lines = file.Over == "columns" ? block.Columns.Select(column => column.Code) : block.Rows.Select(row => row.Code);
            foreach (var line in lines)
            {
                CellId Cell(string part) => Named(file.Over == "columns" ? $"{part}.{line}" : $"{line}.{part}", file.Rule);
                yield return new Equation(file.Rule, file.Table, [.. file.Left.Select(Cell)], [.. file.Right.Select(Cell)]);
            }
        }
    }
}
