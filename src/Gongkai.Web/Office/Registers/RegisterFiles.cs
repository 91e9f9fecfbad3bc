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

    /// <summary>The rows of the first table in a file; a refusal when there is none.</summary>
    public static async Task<Answer<List<IReadOnlyList<string>>>> RowsAsync(IFormFile file, CancellationToken cancellation)
    {
        var name = Path.GetFileName(file.FileName);
        try
        {
            await using var stream = file.OpenReadStream();
            var document = DocumentReader.Read(stream, name, cancellation: cancellation);
            if (document.Kind is DocumentKind.Text or DocumentKind.Markdown)
            {
                return RegisterSheet.Rows(document.Text).ToList();
            }

            return document.Blocks.OfType<Table>().FirstOrDefault() is { } table ? Grid(table) : (Answer<List<IReadOnlyList<string>>>)Refusal.Of("register.sheet-kind", ("name", name));
        }
        catch (NotReadableException)
        {
            return Refusal.Of("register.sheet-kind", ("name", name));
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
}
