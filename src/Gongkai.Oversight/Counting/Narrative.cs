using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Disclosure.Registers;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;

namespace Gongkai.Oversight.Counting;

/// <summary>Drafts the words of a report from its figures and from the records of the year, by the sentences of <c>narrative.json</c>. Numbers of the tables stay bound to their cells;
/// a sentence whose numbers are not known is not written. What somebody wrote stays.</summary>
public static class Narrative
{
    private const string ListPlace = "{list}";

    private static readonly Lazy<ImmutableArray<NarrativePart>> Known = new(() =>
    {
        using var stream = typeof(Narrative).Assembly.GetManifestResourceStream("counting/narrative.json")!;
        return JsonSerializer.Deserialize(stream, NarrativeJson.Default.ImmutableArrayNarrativePart);
    });

    /// <summary>The report with words in every part that is empty and can be drafted.</summary>
    public static BoundReport Draft(BoundReport bound, YearCount count)
    {
        ArgumentNullException.ThrowIfNull(bound);
        var print = BoundText.PrinterOf(bound.Report);
        return bound.With(Known.Value.Where(part => bound.Part(part.Part).Plain.Length == 0)
            .Select(part => KeyValuePair.Create(part.Part, BoundText.FromTemplate(string.Join('\n', part.Heads.SelectMany(head => LinesOf(head, bound.Report.Figures, count.YearFigures))), print))));
    }

    private static IEnumerable<string> LinesOf(NarrativeHead head, Figures figures, ImmutableSortedDictionary<string, decimal> year)
    {
        if (head.Head.Length > 0)
        {
            yield return head.Head;
        }

        var words = string.Concat(head.Sentences.Where(sentence => IsKnown(sentence, figures, year)).Select(sentence => Fill(sentence, year)));
        if (words.Length == 0)
        {
            words = head.Unpaid is not null && figures[NarrativeHead.UnpaidCell].Value > 0 ? head.Unpaid : head.Otherwise ?? "";
        }

        yield return words + head.Always;
    }

    private static bool IsKnown(NarrativeSentence sentence, Figures figures, ImmutableSortedDictionary<string, decimal> year) =>
        sentence.Cells.OrEmpty().All(cell => figures[CellId.Parse(cell)] is { IsCertain: true }) && sentence.Year.OrEmpty().All(code => year.GetValueOrDefault(code) > 0);

    private static string Fill(NarrativeSentence sentence, ImmutableSortedDictionary<string, decimal> year)
    {
        var text = sentence.Text;
        if (sentence.List is { } register)
        {
            var parts = RegisterKind.Of(register).Variants.Select(variant => (variant.Zh, Number: year.GetValueOrDefault($"{YearCount.YearPrefix}{register}.{variant.Code}"))).Where(part => part.Number > 0);
            text = text.Replace(ListPlace, string.Join('、', parts.Select(part => sentence.Each!.Replace("{name}", part.Zh, StringComparison.Ordinal).Replace("{number}", Print(part.Number), StringComparison.Ordinal))), StringComparison.Ordinal);
        }

        // Cells keep their places: they are bound afterwards.
        for (var at = text.IndexOf("{" + YearCount.YearPrefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf("{" + YearCount.YearPrefix, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', at);
            text = text[..at] + Print(year.GetValueOrDefault(text[(at + 1)..end])) + text[(end + 1)..];
        }

        return text;
    }

    private static ImmutableArray<string> OrEmpty(this ImmutableArray<string> codes) => codes.IsDefault ? [] : codes;

    private static string Print(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>A part of the report that can be drafted.</summary>
internal sealed record NarrativePart(int Part, ImmutableArray<NarrativeHead> Heads);

/// <summary>A head with its sentences.</summary>
/// <param name="Otherwise">What stands there when no sentence can be written.</param>
/// <param name="Always">What stands there in any case.</param>
/// <param name="Unpaid">Instead of <paramref name="Otherwise"/> when fees of an earlier year were not paid.</param>
internal sealed record NarrativeHead(string Head, ImmutableArray<NarrativeSentence> Sentences, string? Otherwise = null, string? Always = null, string? Unpaid = null)
{
    /// <summary>The row of table 3 that counts requests whose fee was not paid.</summary>
    public static readonly CellId UnpaidCell = CellId.Parse("requests.other.fee-overdue.total");
}

/// <summary>A sentence that can be written when all its numbers are known.</summary>
/// <param name="Text">With {places} of cells and year figures.</param>
/// <param name="Cells">The cells it needs.</param>
/// <param name="Year">The year figures it needs, more than zero.</param>
/// <param name="List">The register whose variants are listed at {list}.</param>
/// <param name="Each">How one of them is written.</param>
internal sealed record NarrativeSentence(string Text, ImmutableArray<string> Cells = default, ImmutableArray<string> Year = default, string? List = null, string? Each = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<NarrativePart>))]
internal sealed partial class NarrativeJson : JsonSerializerContext;
