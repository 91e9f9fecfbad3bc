using System.Globalization;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Disclosure.Registers;
using Gongkai.Documents.Reading;
using Gongkai.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Registers;

/// <summary>Lists handed in as files, and the empty list to begin with.</summary>
internal static class RegisterFiles
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/office/registers/{code}/template.csv", (string code) =>
        RegisterKind.Find(code) is { } kind
            ? TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', RegisterField.Of(kind).Select(field => RegisterField.NameOf(kind, field).In(CultureInfo.CurrentUICulture))) + "\r\n")], "text/csv", $"{kind.Name.Zh}.csv")
            : Results.NotFound());

    /// <summary>The rows of a list in a file, read as far as they are taken, and how its cells are called; a refusal when there is no list in it.</summary>
    public static Answer<ListedRows> Rows(IFormFile file, CancellationToken cancellation)
    {
        var name = Path.GetFileName(file.FileName);
        using var stream = file.OpenReadStream();
        Span<byte> start = stackalloc byte[4];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!start[..length].StartsWith("PK"u8) && !start[..length].StartsWith<byte>([0xD0, 0xCF]) && !start[..length].StartsWith("<"u8))
        {
            stream.Position = 0;
            return new ListedRows(RegisterRows.Of(new StreamReader(file.OpenReadStream(), EncodingOf(stream))), null);
        }

        try
        {
            stream.Position = 0;
            return DocumentReader.Read(stream, name, cancellation: cancellation).Blocks.OfType<Table>().FirstOrDefault() is { } table ? new ListedRows(Grid(table), PlaceIn(table)) : Refusal.Of("register.sheet-kind", ("name", name));
        }
        catch (NotReadableException)
        {
            return Refusal.Of("register.sheet-kind", ("name", name));
        }
    }

    // Offices save such files in the coding of their Windows as often as in UTF-8.
    private static Encoding EncodingOf(Stream stream)
    {
        try
        {
            var strict = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            Span<char> some = new char[16 * 1024];
            while (strict.Read(some) > 0)
            {
                // Only whether it can be read matters.
            }

            return strict.CurrentEncoding;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        }
    }

    private static List<IReadOnlyList<string>> Grid(Table table)
    {
        var rows = Enumerable.Range(0, table.RowCount).Select(_ => Enumerable.Repeat("", table.ColumnCount).ToArray()).ToList();
        foreach (var cell in table.Cells)
        {
            rows[cell.Row][cell.Column] = cell.Text.Value.Trim();
        }

        return [.. rows];
    }

    private static Func<int, int, string>? PlaceIn(Table table) => table.SheetRows.IsEmpty ? null : (row, column) => RegisterSheet.PlaceOf(table.SheetRows[row], column < 0 ? -1 : table.SheetColumns[column]);
}

/// <summary>The rows of a list.</summary>
/// <param name="PlaceOf">What its program calls a row and column; null: as if the list began in A1.</param>
internal sealed record ListedRows(IEnumerable<IReadOnlyList<string>> Rows, Func<int, int, string>? PlaceOf);
