using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Claims;
using Gongkai.Text;

namespace Gongkai.Reports.Json;

/// <summary>A report with everything that reading and checking say of it: what <c>read --json</c> prints.</summary>
/// <param name="Read">The report and its source.</param>
/// <param name="Claims">The statements of quantity in its words.</param>
/// <param name="Findings">What the checks found.</param>
public sealed record ReportStatement(ReadReport Read, ImmutableArray<Claim> Claims, ImmutableArray<Finding> Findings)
{
    /// <summary>The statement of a report: its claims, and all findings within it.</summary>
    public static ReportStatement Of(ReadReport read) => new(read, ClaimReader.Read(read.Report), ReportChecks.Run(read));
}

/// <summary>The stable JSON of reports and findings (schema: <see cref="ReportSchema"/>).</summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonWriterOptions Indented = Plain with { Indented = true };

    /// <summary>The object that <c>read --json</c> prints, UTF-8.</summary>
    public static byte[] Write(ReportStatement statement, CultureInfo culture, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, indented ? Indented : Plain))
        {
            Write(json, statement, culture);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The object that <c>check --json</c> prints for any number of reports, UTF-8.</summary>
    public static byte[] WriteChecks(IEnumerable<(string File, ReadReport Read, ImmutableArray<Finding> Findings)> reports, CultureInfo culture, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, indented ? Indented : Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("reports");
            foreach (var (file, read, findings) in reports)
            {
                json.WriteStartObject();
                json.WriteString("file", file);
                Identity(json, read.Report);
                Findings(json, findings, new PlaceLines(read.Source.Text), culture);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ReportStatement statement, CultureInfo culture)
    {
        var report = statement.Read.Report;
        var lines = new PlaceLines(statement.Read.Source.Text);
        json.WriteStartObject();
        Identity(json, report);
        json.WriteString("title", report.Title);
        Sections(json, report);
        Figures(json, report, lines);
        Claims(json, statement.Claims);
        Findings(json, statement.Findings, lines, culture);
        Source(json, statement.Read.Source);
        json.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteString("organ", report.Organ);
        Number(json, "year", report.Year);
        json.WriteString("form", report.Form);
    }

    private static void Sections(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteStartArray("sections");
        foreach (var section in report.Sections)
        {
            json.WriteStartObject();
            json.WriteNumber("number", section.Number);
            json.WriteString("title", section.Title);
            json.WriteString("text", section.Text.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Figures(Utf8JsonWriter json, AnnualReport report, PlaceLines lines)
    {
        var form = FormCatalogue.Default.Find(report.Form);
        var figures = form is null ? report.Figures : Completion.Compute(form, report.Figures);
        var order = form is null ? figures.Select(pair => pair.Key) : form.Cells.Select(cell => cell.Id).Concat(figures.Select(pair => pair.Key).Where(cell => !form.Has(cell)));
        json.WriteStartObject("figures");
        foreach (var cell in order)
        {
            var figure = figures[cell];
            json.WriteStartObject(cell.Code);
            Number(json, "value", figure.Value);
            json.WriteString("state", figure.State.Code());
            json.WriteString("raw", figure.Raw);
            json.WriteString("unit", figure.Unit);
            Number(json, "computed", figure.Computed);
            Place(json, figure.Where, lines);
            Optional(json, "reading", figure.Reading);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Claims(Utf8JsonWriter json, ImmutableArray<Claim> claims)
    {
        json.WriteStartArray("claims");
        foreach (var claim in claims)
        {
            json.WriteStartObject();
            json.WriteString("text", claim.Text);
            json.WriteNumber("start", claim.Start);
            json.WriteNumber("length", claim.Length);
            json.WriteString("quantity", claim.Quantity);
            Number(json, "number", claim.Number);
            json.WriteString("unit", claim.Unit);
            json.WriteString("scope", ScopeCode(claim.Scope));
            Number(json, "upper", claim.Upper);
            json.WriteBoolean("inexact", claim.Inexact);
            json.WriteBoolean("denied", claim.Denied);
            json.WriteString("relation", JsonNamingPolicy.KebabCaseLower.ConvertName(claim.Relation.ToString()));
            Number(json, "of", claim.Of);
            json.WriteString("reason", claim.NotCheckable);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string ScopeCode(ClaimScope scope) => JsonNamingPolicy.KebabCaseLower.ConvertName(scope.ToString());

    private static void Findings(Utf8JsonWriter json, ImmutableArray<Finding> findings, PlaceLines lines, CultureInfo culture)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Severity.ToString()));
            json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString()));
            json.WriteStartArray("cells");
            foreach (var cell in finding.Cells)
            {
                json.WriteStringValue(cell.Code);
            }

            json.WriteEndArray();
            Number(json, "expected", finding.Expected);
            Number(json, "actual", finding.Actual);
            json.WriteString("message", RuleBook.Message(finding, culture));
            Optional(json, "basis", RuleBook.Describe(finding.Rule).Basis);
            Optional(json, "explanation", finding.Explanation);
            json.WriteStartArray("evidence");
            foreach (var evidence in finding.Evidence)
            {
                json.WriteStartObject();
                json.WriteString("text", evidence.Text);
                Place(json, evidence.Where, lines);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Source(Utf8JsonWriter json, Document source)
    {
        json.WriteStartObject("source");
        json.WriteString("name", source.Name);
        json.WriteString("sha256", source.Sha256);
        json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(source.Kind.ToString()));
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, SourcePlace? where, PlaceLines lines)
    {
        if (where is not { } place)
        {
            json.WriteNull("where");
            return;
        }

        json.WriteStartObject("where");
        json.WriteNumber("start", place.Span.Start);
        json.WriteNumber("length", place.Span.Length);
        Number(json, "line", place.Line ?? lines.LineOf(place.Span.Start));
        Number(json, "page", place.Page);
        Number(json, "table", place.Table);
        Number(json, "row", place.Row);
        Number(json, "column", place.Column);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    // Without the trailing zeros that decimals carry: 3200, not 3200.0000.
    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number / 1.0000000000000000000000000000m);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}

/// <summary>Line numbers of offsets, found by halving over the line starts.</summary>
internal sealed class PlaceLines
{
    private readonly List<int> starts = [0];

    public PlaceLines(string text)
    {
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }
    }

    /// <summary>Line of an offset, from 1.</summary>
    public int LineOf(int offset) => starts.BinarySearch(offset) is var at && at >= 0 ? at + 1 : ~at;
}
