using System.Buffers;
using System.Text.Json;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Json;

/// <summary>The JSON Schema (2020-12) of what <c>read --json</c> and <c>check --json</c> print, made from the editions of the form.</summary>
public static class ReportSchema
{
    /// <summary>The schema, UTF-8, indented.</summary>
    public static byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "Gongkai: a statutory annual report on government information disclosure, and its findings");
            json.WriteStartArray("oneOf");
            Reference(json, "report");
            Reference(json, "checks");
            json.WriteEndArray();
            json.WriteStartObject("$defs");
            Report(json);
            Checks(json);
            Object(json, "section", ("number", "integer"), ("title", "string"), ("text", "string"));
            Figure(json);
            Object(json, "where?", ("start", "integer"), ("length", "integer"), ("line", "integer?"), ("page", "integer?"), ("table", "integer?"), ("row", "integer?"), ("column", "integer?"));
            Object(json, "claim", ("text", "string"), ("start", "integer"), ("length", "integer"), ("quantity", "string"), ("number", "number?"), ("unit", "string?"), ("scope", "string"), ("upper", "number?"), ("inexact", "boolean"), ("denied", "boolean"), ("relation", "=" + Codes<ClaimRelation>()), ("of", "integer?"), ("reason", "string?"));
            Object(json, "finding", ("rule", "string"), ("severity", "=error,warning,info"), ("kind", "=error,query,note"), ("cells", "[string"), ("expected", "number?"), ("actual", "number?"), ("message", "string"), ("basis", "~string"), ("explanation", "~string"), ("evidence", "[#evidence"));
            Object(json, "evidence", ("text", "string"), ("where", "#where"));
            Object(json, "source", ("name", "string"), ("sha256", "string"), ("kind", "string"));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Report(Utf8JsonWriter json)
    {
        Object(json, "report", ("organ", "string?"), ("year", "integer?"), ("form", "string?"), ("title", "string?"), ("sections", "[#section"), ("figures", "#figures"), ("claims", "[#claim"), ("findings", "[#finding"), ("source", "#source"));
        json.WriteStartObject("figures");
        json.WriteString("type", "object");
        json.WriteString("description", "every cell of the report's form, and any other cell that is printed");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var cell in FormCatalogue.Default.Cells)
        {
            json.WriteStartObject(cell.Code);
            json.WriteString("$ref", "#/$defs/figure");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Checks(Utf8JsonWriter json)
    {
        Object(json, "checks", ("reports", "[#checked"));
        Object(json, "checked", ("file", "string"), ("organ", "string?"), ("year", "integer?"), ("form", "string?"), ("findings", "[#finding"));
    }

    private static void Figure(Utf8JsonWriter json)
    {
        var states = string.Join(',', Enum.GetValues<FigureState>().Select(state => state.Code()));
        Object(json, "figure", ("value", "number?"), ("state", "=" + states), ("raw", "string?"), ("unit", "string?"), ("computed", "number?"), ("where", "#where"), ("reading", "~string"));
    }

    // A compact notation: “string?” may be null, “[x” is a list, “#x” a reference, “=a,b” one of, “~x” may be absent.
    private static void Object(Utf8JsonWriter json, string name, params ReadOnlySpan<(string Name, string Type)> properties)
    {
        json.WriteStartObject(name.TrimEnd('?'));
        if (name.EndsWith('?'))
        {
            json.WriteStartArray("type");
            json.WriteStringValue("object");
            json.WriteStringValue("null");
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("type", "object");
        }

        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var (property, type) in properties)
        {
            json.WriteStartObject(property);
            Type(json, type.TrimStart('~'));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var (property, type) in properties)
        {
            if (type[0] != '~')
            {
                json.WriteStringValue(property);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Type(Utf8JsonWriter json, string type)
    {
        switch (type[0])
        {
            case '[':
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                Type(json, type[1..]);
                json.WriteEndObject();
                break;
            case '#':
                json.WriteString("$ref", "#/$defs/" + type[1..]);
                break;
            case '=':
                json.WriteStartArray("enum");
                foreach (var value in type[1..].Split(','))
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
                break;
            case var _ when type.EndsWith('?'):
                json.WriteStartArray("type");
                json.WriteStringValue(type[..^1]);
                json.WriteStringValue("null");
                json.WriteEndArray();
                break;
            default:
                json.WriteString("type", type);
                break;
        }
    }

    private static string Codes<T>()
        where T : struct, Enum => string.Join(',', Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    private static void Reference(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("$ref", "#/$defs/" + name);
        json.WriteEndObject();
    }
}
