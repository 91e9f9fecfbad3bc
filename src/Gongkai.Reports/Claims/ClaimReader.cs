using System.Collections.Immutable;
using Gongkai.Reports.Checks.Narrative;

namespace Gongkai.Reports.Claims;

/// <summary>Finds every statement of quantity in the words of a report.</summary>
public static class ClaimReader
{
    /// <summary>Twice as many as the longest report of a province makes; what stands behind them is not read for claims.</summary>
    private const int MostClaims = 4_000;

    /// <summary>The claims of all parts in reading order. Judges nothing and never fails on content.</summary>
    public static ImmutableArray<Claim> Read(AnnualReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var drafts = new List<Draft>();
        var aliases = OrganNames.Aliases(report.Organ).ToImmutableArray();
        foreach (var section in SectionsOf(report))
        {
            if (section.Text.Length > 0 && drafts.Count < MostClaims)
            {
                drafts.AddRange(new DraftReader(new Passage(section, report, aliases)).Read(MostClaims - drafts.Count));
            }
        }

        var positions = new Dictionary<Draft, int>(drafts.Count);
        for (var i = 0; i < drafts.Count; i++)
        {
            positions[drafts[i]] = i;
        }

        return [.. drafts.Select(draft => ToClaim(draft, positions))];
    }

    private static ImmutableArray<ReportSection> SectionsOf(AnnualReport report) =>
        report.Preamble is { Length: > 0 } preamble ? [new ReportSection(0, "", preamble), .. report.Sections] : report.Sections;

    private static Claim ToClaim(Draft draft, Dictionary<Draft, int> positions)
    {
        var source = draft.Passage.Mapped.SourceOf(draft.Start, draft.End - draft.Start);
        return new Claim(draft.Passage.Text[draft.Start..draft.End], source.Start, source.Length, draft.Meaning.Code)
        {
            Number = draft.Relation == ClaimRelation.All ? null : draft.Value,
            Upper = draft.Number?.Upper,
            Inexact = draft.Number?.Inexact ?? false,
            Denied = draft.IsDenial && draft.Relation != ClaimRelation.All,
            Unit = draft.Unit,
            Section = draft.Passage.Section,
            Scope = draft.Scope,
            Relation = draft.Relation,
            Of = draft.Of is { } whole ? positions[whole] : null,
            NotCheckable = ReasonOf(draft),
            Reading = new ClaimReading
            {
                Position = positions[draft],
                Bind = draft.Meaning.Bind,
                Subject = draft.Subject,
                Sentence = draft.Sentence,
                Paragraph = draft.Passage.Sentences[draft.Sentence].Paragraph,
                Words = draft.Own,
                Channels = draft.Channels,
                IsPlain = draft.IsPlain,
                IsKnown = draft.IsKnown,
                Before = draft.Relation == ClaimRelation.Share ? draft.Passage.ClassesIn(draft.Passage.Sentences[draft.Sentence].Start, draft.Start) : WordClass.None,
                Behind = draft.Behind,
                IsExplicit = draft.IsExplicit,
                IsNested = draft.IsNested,
                IsWeak = draft.Meaning.IsWeak,
                IsPlainlySaid = draft.IsPlainlySaid,
                IsSaidApart = draft.IsSaidApart,
                IsOfOffice = draft.Actor == Actor.Office,
                IsOfWhole = draft.Actor == Actor.Self,
                Grain = draft.Number?.Grain ?? 0,
                List = draft.List,
                IsAtLeast = draft.IsAtLeast,
                IsOnlyResult = draft.IsOnlyResult,
                IsDoubtfulWhole = draft.Of is not null || draft.Meaning.Code == "other",
            },
        };
    }

    private static string? ReasonOf(Draft draft) => draft.Scope switch
    {
        ClaimScope.Cumulative => "cumulative",
        ClaimScope.OtherYear => "other-year",
        ClaimScope.PartOfYear => "part-of-year",
        ClaimScope.Target => "target",
        ClaimScope.Region => "region",
        ClaimScope.OtherOrgan => "other-organ",
        _ when Bindings.For(draft.Meaning.Bind) is null => "no-cell",
        ClaimScope.Subset => "subset",
        _ when draft.Actor == Actor.Office => "own-office",
        _ when !draft.IsExplicit => "unclear",
        _ when draft.Number is { Inexact: true } => "inexact",
        _ when !draft.IsPlain => "narrowed",
        _ => null,
    };
}
