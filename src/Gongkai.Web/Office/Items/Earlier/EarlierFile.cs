using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Gongkai.Disclosure.Earlier;
using Gongkai.Documents.Reading;
using Gongkai.Text;

namespace Gongkai.Web.Office.Items.Earlier;

/// <summary>Reads what other systems say of their publications: feeds (RSS, Atom), site maps, lists as CSV or Excel, tables pasted from a spreadsheet.</summary>
internal static class EarlierFile
{
    private const int LargestText = 20 * 1024 * 1024;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace SiteMap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>Reads pasted text: XML by its root, anything else as a table.</summary>
    public static EarlierReading ReadText(string text) =>
        text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<') ? ReadXml(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t')) : EarlierColumns.Read(Cells(text));

    /// <summary>Reads a file by its content.</summary>
    public static EarlierReading Read(byte[] bytes, string name, CancellationToken cancellation)
    {
        if (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xls", StringComparison.OrdinalIgnoreCase))
        {
            return ReadWorkbook(bytes, name, cancellation);
        }

        return bytes.Length > LargestText ? Problem("too-large", name) : ReadText(Decode(bytes));
    }

    private static EarlierReading ReadWorkbook(byte[] bytes, string name, CancellationToken cancellation)
    {
        try
        {
            var table = DocumentReader.Read(bytes, name, cancellation: cancellation).Blocks.OfType<Table>().MaxBy(table => table.Cells.Length);
            return table is null ? Problem("no-head", name) : EarlierColumns.Read(Grid(table));
        }
        catch (NotReadableException)
        {
            return Problem("unreadable", name);
        }
    }

    private static List<IReadOnlyList<string>> Grid(Table table)
    {
        var grid = Enumerable.Range(0, table.RowCount).Select(_ => new string[table.ColumnCount]).ToList();
        grid.ForEach(row => Array.Fill(row, ""));
        foreach (var cell in table.Cells)
        {
            grid[cell.Row][cell.Column] = cell.Text.Value;
        }

        return [.. grid];
    }

    private static EarlierReading ReadXml(string text)
    {
        try
        {
            // No entities, nothing fetched.
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestText });
            var root = XDocument.Load(reader).Root!;
            return root.Name.LocalName switch
            {
                "feed" => Entries(root.Elements(Atom + "entry"), entry => (Text(entry, Atom + "title"), entry.Elements(Atom + "link").Where(link => (string?)link.Attribute("rel") is null or "alternate").Select(link => (string?)link.Attribute("href")).FirstOrDefault(), Text(entry, Atom + "published") ?? Text(entry, Atom + "updated"))),
                "rss" => Entries(root.Descendants("item"), item => (Text(item, "title"), Text(item, "link"), Text(item, "pubDate") ?? Text(item, Dublin + "date"))),
                "urlset" => Entries(root.Elements(SiteMap + "url"), url => (Text(url.Descendants(News + "news").FirstOrDefault(), News + "title") ?? Named(Text(url, SiteMap + "loc")), Text(url, SiteMap + "loc"), Text(url, SiteMap + "lastmod"))),
                _ => Problem("unknown-xml", root.Name.LocalName),
            };
        }
        catch (XmlException error)
        {
            return new EarlierReading([], [new EarlierProblem(string.Create(CultureInfo.InvariantCulture, $"{error.LineNumber}:{error.LinePosition}"), "broken-xml", "")]);
        }
    }

    // A site map without titles names a page by the last part of its address; somebody reads it over before it is recorded.
    private static string? Named(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.Segments[^1].Trim('/')) : null;

    private static string? Text(XElement? parent, XName name) => parent?.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static EarlierReading Entries(IEnumerable<XElement> entries, Func<XElement, (string? Title, string? Address, string? Day)> read)
    {
        var rows = ImmutableArray.CreateBuilder<EarlierRow>();
        var problems = ImmutableArray.CreateBuilder<EarlierProblem>();
        var number = 0;
        foreach (var (title, address, dayText) in entries.Select(read))
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"第{++number}条");
            if (string.IsNullOrWhiteSpace(title))
            {
                problems.Add(new EarlierProblem(where, "no-title", address ?? ""));
            }
            else if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                problems.Add(new EarlierProblem(where, "bad-address", address ?? ""));
            }
            else if (EarlierColumns.Day(dayText ?? "") is not { } day)
            {
                problems.Add(new EarlierProblem(where, "bad-day", dayText ?? ""));
            }
            else
            {
                rows.Add(new EarlierRow(title, address, day, Source: where));
            }
        }

        return new EarlierReading(rows.ToImmutable(), problems.ToImmutable());
    }

    // Tabs as pasted from a spreadsheet; commas with quotes as exported.
    private static List<IReadOnlyList<string>> Cells(string text)
    {
        var separator = text.Split('\n')[0].Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        var (rows, row, cell, isQuoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), false);
        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        text = text.TrimStart('\uFEFF');
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when isQuoted && at + 1 < text.Length && text[at + 1] == '"':
                    cell.Append('"');
                    at++;
                    break;
                case '"' when isQuoted || cell.Length == 0:
                    isQuoted = !isQuoted;
                    break;
                case var letter when letter == separator && !isQuoted:
                    EndCell();
                    break;
                case '\n' when !isQuoted:
                    EndCell();
                    rows.Add(row);
                    row = [];
                    break;
                case '\r':
                    break;
                case var letter:
                    cell.Append(letter);
                    break;
            }
        }

        EndCell();
        rows.Add(row);
        return rows;
    }

    // Older systems export in GB18030.
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    private static EarlierReading Problem(string reason, string found) => new([], [new EarlierProblem("", reason, found)]);
}
