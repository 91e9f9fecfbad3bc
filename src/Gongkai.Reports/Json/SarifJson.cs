using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Reports.Checks;

namespace Gongkai.Reports.Json;

/// <summary>Findings as SARIF 2.1.0, the exchange format of checking tools: rules once, then one result a finding with its places in the file.</summary>
public static class SarifJson
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>The log of any number of reports, UTF-8.</summary>
    public static byte[] Write(IEnumerable<(string File, ReadReport Read, ImmutableArray<Finding> Findings)> reports, CultureInfo culture)
    {
        var all = reports.ToList();
        var rules = all.SelectMany(report => report.Findings).Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal).ToList();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json, rules, culture);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var (file, read, findings) in all)
            {
                var lines = new PlaceLines(read.Source.Text);
                foreach (var finding in findings)
                {
                    Result(json, finding, rules.IndexOf(finding.Rule), new Uri(file, UriKind.RelativeOrAbsolute), lines, culture);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Tool(Utf8JsonWriter json, List<string> rules, CultureInfo culture)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Gongkai");
        json.WriteString("semanticVersion", typeof(SarifJson).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in rules.Select(RuleBook.Describe))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            Text(json, "shortDescription", rule.Title.For(culture));
            if (rule.Basis.Length > 0)
            {
                Text(json, "help", rule.Basis);
            }

            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Finding finding, int rule, Uri file, PlaceLines lines, CultureInfo culture)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        Text(json, "message", RuleBook.Message(finding, culture));
        var places = finding.Evidence.Where(evidence => evidence.Where is not null).ToList();
        Locations(json, "locations", places.Take(1), file, lines);
        Locations(json, "relatedLocations", places.Skip(1), file, lines);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("gongkai/v1", Fingerprint(finding));
        json.WriteEndObject();
        if (finding.IsAccepted)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("justification", finding.Explanation);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        Properties(json, finding);
        json.WriteEndObject();
    }

    private static void Locations(Utf8JsonWriter json, string name, IEnumerable<Evidence> places, Uri file, PlaceLines lines)
    {
        json.WriteStartArray(name);
        foreach (var place in places)
        {
            var where = place.Where!.Value;
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", file.IsAbsoluteUri ? file.AbsoluteUri : Uri.EscapeDataString(file.OriginalString).Replace("%2F", "/", StringComparison.Ordinal));
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", where.Line ?? lines.LineOf(where.Span.Start));
            json.WriteNumber("charOffset", where.Span.Start);
            json.WriteNumber("charLength", where.Span.Length);
            Text(json, "snippet", place.Text);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Properties(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("properties");
        json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString()));
        json.WriteStartArray("cells");
        foreach (var cell in finding.Cells)
        {
            json.WriteStringValue(cell.Code);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The same finding in the next version of a report has the same print, wherever it stands then.
    private static string Fingerprint(Finding finding) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{finding.Rule}|{string.Join(',', finding.Cells)}|{finding.Expected}|{finding.Actual}"))))[..32];

    private static string Level(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
