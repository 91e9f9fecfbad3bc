using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Gongkai.App.Watching;

/// <summary>One event a line, as JSON. Texts of errors, and values in the messages of others, may hold what somebody typed: they stay away.</summary>
internal sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(Named)
{
    public const string Named = "gongkai-json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow());
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteNumber("event", logEntry.EventId.Id);
            json.WriteString("name", logEntry.EventId.Name);
            json.WriteString("message", Message(logEntry));
            if (Activity.Current is { } span)
            {
                json.WriteString("trace", span.TraceId.ToHexString());
                json.WriteString("span", span.SpanId.ToHexString());
            }

            if (logEntry.Exception is { } error)
            {
                json.WriteString("error", error.GetType().FullName);
                json.WriteString("stack", error.StackTrace);
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static string Message<TState>(in LogEntry<TState> entry)
    {
        if (entry.Category.StartsWith("Gongkai.", StringComparison.Ordinal))
        {
            return entry.Formatter(entry.State, null);
        }

        return entry.State is IReadOnlyList<KeyValuePair<string, object?>> values && values.FirstOrDefault(pair => pair.Key == "{OriginalFormat}").Value is string template ? template : "";
    }
}
