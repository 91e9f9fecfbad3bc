using System.Globalization;
using System.Text;
using System.Text.Json;
using Gongkai.Oversight.Questions;
using Gongkai.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Portal.OpenData;

/// <summary>Answers to free questions as files, at the address of the question.</summary>
internal static class OpenAnswers
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/open-data/answer.csv", CsvAsync);
        routes.MapGet("/open-data/answer.json", JsonAsync);
        routes.MapGet("/open-data/answer.parquet", ParquetAsync);
    }

    private static async Task<(AskedQuestion Asked, IReadOnlyList<AnswerLine> Lines)> AskAsync(HttpContext context, GongkaiDb db, PublishedColumns published)
    {
        var asked = AskedQuestion.Of(context.Request.Query);
        return (asked, (await published.OfAsync(db, asked.Form, context.RequestAborted)).Ask(asked.Question));
    }

    private static async Task<IResult> CsvAsync(HttpContext context, GongkaiDb db, PublishedColumns published)
    {
        var (asked, lines) = await AskAsync(context, db, published);
        var text = new StringBuilder("year,division,kind,level,reports");
        foreach (var cell in asked.Question.Cells)
        {
            text.Append(CultureInfo.InvariantCulture, $",{cell.Code},{cell.Code}:unknown");
        }

        text.Append("\r\n");
        foreach (var (key, reports, sums) in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{key.Year},{key.Division},{key.Kind},{key.Level},{reports}");
            foreach (var sum in sums)
            {
                text.Append(CultureInfo.InvariantCulture, $",{sum.Value?.ToString("0.##", CultureInfo.InvariantCulture)},{sum.Unknown}");
            }

            text.Append("\r\n");
        }

        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "answer.csv");
    }

    private static async Task<IResult> JsonAsync(HttpContext context, GongkaiDb db, PublishedColumns published)
    {
        var (asked, lines) = await AskAsync(context, db, published);
        using var output = new MemoryStream();
        await using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("form", asked.Form.Edition);
            json.WriteStartArray("lines");
            foreach (var line in lines)
            {
                Write(json, asked, line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Results.Bytes(output.ToArray(), "application/json");
    }

    private static void Write(Utf8JsonWriter json, AskedQuestion asked, AnswerLine line)
    {
        json.WriteStartObject();
        if (line.Key.Year is { } year)
        {
            json.WriteNumber("year", year);
        }

        foreach (var (name, word) in new[] { ("division", line.Key.Division), ("kind", line.Key.Kind?.ToString()), ("level", line.Key.Level?.ToString()) })
        {
            if (word is not null)
            {
                json.WriteString(name, word);
            }
        }

        json.WriteNumber("reports", line.Reports);
        json.WriteStartObject("cells");
        foreach (var (at, cell) in asked.Question.Cells.Index())
        {
            json.WriteStartObject(cell.Code);
            if (line.Sums[at].Value is { } value)
            {
                json.WriteNumber("value", value);
            }
            else
            {
                json.WriteNull("value");
            }

            json.WriteNumber("unknown", line.Sums[at].Unknown);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static async Task<IResult> ParquetAsync(HttpContext context, GongkaiDb db, PublishedColumns published)
    {
        var (asked, lines) = await AskAsync(context, db, published);
        var columns = new List<ParquetColumn>
        {
            ParquetColumn.Of("year", lines.Select(line => line.Key.Year)), ParquetColumn.Of("division", lines.Select(line => line.Key.Division)),
            ParquetColumn.Of("kind", lines.Select(line => line.Key.Kind?.ToString())), ParquetColumn.Of("level", lines.Select(line => line.Key.Level?.ToString())),
            ParquetColumn.Of("reports", lines.Select(line => (int?)line.Reports)),
        };
        foreach (var (at, cell) in asked.Question.Cells.Index())
        {
            columns.Add(ParquetColumn.Of(cell.Code, lines.Select(line => (double?)line.Sums[at].Value)));
            columns.Add(ParquetColumn.Of($"{cell.Code}:unknown", lines.Select(line => (int?)line.Sums[at].Unknown)));
        }

        using var output = new MemoryStream();
        await using (var file = await ParquetFile.CreateAsync([.. columns.Select(column => column.Field)], output, context.RequestAborted))
        {
            await file.AppendAsync(columns, context.RequestAborted);
        }

        return Results.File(output.ToArray(), ParquetFile.MediaType, "answer.parquet");
    }
}
