using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Oversight.Collecting;

/// <summary>The sentences of letters and bulletin, from <c>letters.json</c>. Official papers of a Chinese organ are Chinese whoever reads the page.</summary>
internal sealed record LetterWords
{
    private static readonly Lazy<LetterWords> Loaded = new(() =>
    {
        using var stream = typeof(LetterWords).Assembly.GetManifestResourceStream("collecting/letters.json")!;
        return JsonSerializer.Deserialize(stream, LetterWordsJson.Default.LetterWords)!;
    });

    public static LetterWords Current => Loaded.Value;

    public required string ReviewTitle { get; init; }
    public required string ReviewTo { get; init; }
    public required string ReviewOpening { get; init; }
    public required string ReviewMissing { get; init; }
    public required string Late { get; init; }
    public required string AfterLocal { get; init; }
    public required string RemarksHead { get; init; }
    public required string Remark { get; init; }
    public required string RemarkPart { get; init; }
    public required string FindingsHead { get; init; }
    public required string Finding { get; init; }
    public required string FindingExplained { get; init; }
    public required string ReservationsHead { get; init; }
    public required string Reservation { get; init; }
    public required string None { get; init; }
    public required string Accepted { get; init; }
    public required string Returned { get; init; }
    public required string Pending { get; init; }
    public required string BulletinTitle { get; init; }
    public required string BulletinTo { get; init; }
    public required string BulletinOpening { get; init; }
    public required string OverviewHead { get; init; }
    public required string Overview { get; init; }
    public required string ListHead { get; init; }
    public required string MissingHead { get; init; }
    public required string MissingNone { get; init; }
    public required string MissingLine { get; init; }
    public required string ProblemsHead { get; init; }
    public required string Problem { get; init; }
    public required string ProblemsNone { get; init; }
    public required string ClosingHead { get; init; }
    public required string Closing { get; init; }
    public required string[] Columns { get; init; }
    public required string TableCaption { get; init; }
    public required Dictionary<string, string> Standing { get; init; }
    public required Dictionary<string, string> Acceptance { get; init; }
    public required string Part { get; init; }
    public required string Blank { get; init; }
    public required string Date { get; init; }

    /// <summary>A sentence with its places filled.</summary>
    public static string Fill(string sentence, params ReadOnlySpan<(string Place, string Value)> values)
    {
        foreach (var (place, value) in values)
        {
            sentence = sentence.Replace($"{{{place}}}", value, StringComparison.Ordinal);
        }

        return sentence;
    }

    /// <summary>2026年1月31日.</summary>
    public string Day(DateOnly day) => Fill(Date, ("y", Number(day.Year)), ("m", Number(day.Month)), ("d", Number(day.Day)));

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LetterWords))]
internal sealed partial class LetterWordsJson : JsonSerializerContext;
