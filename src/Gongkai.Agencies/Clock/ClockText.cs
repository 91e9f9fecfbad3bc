using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Agencies;

/// <summary>A due date in words: for the terminal, for pages and as JSON.</summary>
public static class ClockText
{
    private static readonly WordList Words = WordList.Load("clock/words");

    private static readonly DeadlineJson Json = new(new JsonSerializerOptions(DeadlineJson.Default.Options)
    {
        // Terminals and logs should show Chinese as it is; the output is never put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>What this line says, without its date and days.</summary>
    public static string Say(ClockLine line, CultureInfo culture)
    {
        var code = Kebab.Case(line.Kind.ToString());
        if (line.Kind is ClockLineKind.Restarted or ClockLineKind.Moot)
        {
            code += $":{line.Subject!.Value.Name()}";
        }

        return Words.Say($"lines/{code}", culture, ("days", Number(line.Days)), ("from", Date(line.From, culture)), ("to", Date(line.To, culture)), ("article", line.Article), ("name", line.Name));
    }

    /// <summary>What this remark says, led by its event.</summary>
    public static string Say(ClockRemark remark, CultureInfo culture)
    {
        var text = Words.Say(
            $"remarks/{Kebab.Case(remark.Kind.ToString())}", culture, ("limit", remark.Limit is { } limit ? Date(limit, culture) : ""), ("article", remark.Article));
        return remark.Event is { } kind ? $"{Say(kind, culture)}{(culture.TwoLetterISOLanguageName == "en" ? ": " : "：")}{text}" : text;
    }

    public static string Say(ClockEventKind kind, CultureInfo culture) => Words.Say($"events/{kind.Name()}", culture);

    public static string Say(ClockSeverity severity, CultureInfo culture) => Words.Say($"severities/{Kebab.Case(severity.ToString())}", culture);

    /// <summary>A date as people of that culture write it, with the day of the week.</summary>
    public static string Date(DateOnly date, CultureInfo culture) => date.ToString(Words.Say("formats/date", culture), culture);

    /// <summary>Everything for the terminal: headline, one row per line with its days, the sum, the remarks. Ends with a line break.</summary>
    public static string Render(ClockAnswer answer, CultureInfo culture)
    {
        var text = new StringBuilder();
        text.Append(Words.Say(answer.Provisional ? "headline/provisional" : "headline/due", culture, ("date", Date(answer.Due, culture)))).Append('\n').Append('\n');
        foreach (var line in answer.Lines)
        {
            var days = line.Days == 0 ? "" : line.Days.ToString("+0", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"  {line.Date:yyyy-MM-dd}  {days,4}  {Say(line, culture)}\n");
        }

        text.Append('\n').Append(Words.Say("headline/sum", culture, ("days", Number(answer.Lines.Sum(line => line.Days))))).Append('\n');
        foreach (var remark in answer.Remarks)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {remark.Date:yyyy-MM-dd}  [{Say(remark.Severity, culture)}] {Say(remark, culture)}\n");
        }

        return text.ToString();
    }

    /// <summary>The same as one JSON object: due, provisional, lines of date, text and days; remarks only when there are any.</summary>
    public static string ToJson(ClockAnswer answer, CultureInfo culture) => JsonSerializer.Serialize(
        new DeadlineOutput(
            answer.Due,
            answer.Provisional,
            [.. answer.Lines.Select(line => new DeadlineOutput.Line(line.Date, Say(line, culture), line.Days))],
            answer.Remarks.IsEmpty ? null : [.. answer.Remarks.Select(remark => new DeadlineOutput.Remark(
                remark.Date, Kebab.Case(remark.Severity.ToString()), Kebab.Case(remark.Kind.ToString()), remark.Event?.Name(), Say(remark, culture)))]),
        Json.DeadlineOutput);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The stable shape of <c>deadline --json</c>.</summary>
internal sealed record DeadlineOutput(
    DateOnly Due,
    bool Provisional,
    DeadlineOutput.Line[] Lines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeadlineOutput.Remark[]? Remarks)
{
    internal sealed record Line(DateOnly Date, string Text, int Days);

    internal sealed record Remark(DateOnly Date, string Severity, string Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Event, string Text);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DeadlineOutput))]
internal sealed partial class DeadlineJson : JsonSerializerContext;
