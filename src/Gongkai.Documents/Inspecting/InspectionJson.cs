using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gongkai.Documents.Inspecting;

/// <summary>Inspections as JSON, for programs. Excerpts are masked there too.</summary>
public static class InspectionJson
{
    /// <summary><c>{"files":[{"name","kind","sha256","stopped","leaks":[{"rule","severity","message","article","where":{…},"excerpt","canClean"}]}]}</c>, UTF-8.</summary>
    /// <param name="inspections">The inspections.</param>
    /// <param name="culture">Language of the messages.</param>
    /// <param name="indented">Whether people will read it.</param>
    public static byte[] Write(IEnumerable<Inspection> inspections, CultureInfo culture, bool indented)
    {
        ArgumentNullException.ThrowIfNull(inspections);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (var inspection in inspections)
            {
                Write(json, inspection, culture);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Inspection inspection, CultureInfo culture)
    {
        json.WriteStartObject();
        json.WriteString("name", inspection.Name);
        json.WriteString("kind", inspection.Kind);
        json.WriteString("sha256", inspection.Sha256);
        json.WriteNumber("length", inspection.Length);
        json.WriteString("textSha256", inspection.TextSha256);
        json.WriteBoolean("stopped", inspection.IsStopped);
        json.WriteNumber("notListed", inspection.NotListed);
        json.WriteStartArray("leaks");
        foreach (var leak in inspection.Leaks)
        {
            json.WriteStartObject();
            json.WriteString("key", leak.Key);
            json.WriteString("rule", leak.Rule);
            json.WriteString("severity", leak.Severity switch { LeakSeverity.Stop => "stop", LeakSeverity.Warning => "warning", _ => "note" });
            json.WriteString("message", LeakRules.Message(leak, culture));
            json.WriteString("article", LeakRules.Describe(leak.Rule).Article);
            Write(json, leak.Where);
            json.WriteString("excerpt", leak.Excerpt);
            json.WriteBoolean("canClean", leak.CanClean);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LeakPlace place)
    {
        json.WriteStartObject("where");
        foreach (var (name, value) in new[] { ("inside", place.Inside), ("part", place.Part), ("sheet", place.Sheet), ("cell", place.Cell) }.Where(pair => pair.Item2.Length > 0))
        {
            json.WriteString(name, value);
        }

        foreach (var (name, value) in new[] { ("page", place.Page), ("paragraph", place.Paragraph), ("start", place.Start), ("length", place.Length) })
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        if (place.Rectangle is { } rectangle)
        {
            json.WriteStartArray("rectangle");
            foreach (var side in new[] { rectangle.X, rectangle.Y, rectangle.Width, rectangle.Height })
            {
                json.WriteNumberValue(Math.Round(side, 1));
            }

            json.WriteEndArray();
        }

        if (place.Offset is { } offset)
        {
            json.WriteNumber("offset", offset);
        }

        json.WriteEndObject();
    }
}
