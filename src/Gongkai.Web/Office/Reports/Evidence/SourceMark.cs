using System.Collections.Immutable;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Web.Office.Reports.Evidence;

/// <summary>The words of a finding in the source.</summary>
/// <param name="Finding">Number of the finding on the page, from 1.</param>
/// <param name="Piece">Which of its pieces of evidence, from 0.</param>
/// <param name="Severity">How heavy it is.</param>
internal readonly record struct FindingWords(int Finding, int Piece, Severity Severity)
{
    /// <summary>Its id on the page.</summary>
    public string Id => $"e{Finding}-{Piece}";
}

/// <summary>A run of the source that something on the page points at.</summary>
/// <param name="Span">Where.</param>
internal sealed record SourceMark(TextSpan Span)
{
    /// <summary>The figures printed there; several when their print ran together.</summary>
    public ImmutableArray<CellId> Cells { get; init; } = [];

    /// <summary>The findings whose words stand there.</summary>
    public ImmutableArray<FindingWords> Findings { get; init; } = [];

    /// <summary>The part whose heading stands there; 0 for none.</summary>
    public int Part { get; init; }
}

/// <summary>Everything in a source that is pointed at, in order.</summary>
internal static class SourceMarks
{
    public static ImmutableArray<SourceMark> Of(OpenedReport opened)
    {
        var marks = new Dictionary<TextSpan, SourceMark>();
        SourceMark At(TextSpan span) => marks.GetValueOrDefault(span) ?? new SourceMark(span);
        var length = opened.Read.Source.Text.Length;
        foreach (var (cell, figure) in opened.Read.Report.Figures)
        {
            if (figure.Where is { Span: var span } && IsInside(span, length))
            {
                marks[span] = At(span) with { Cells = At(span).Cells.Add(cell) };
            }
        }

        foreach (var section in opened.Read.Report.Sections)
        {
            if (section.Heading is { } span && IsInside(span, length))
            {
                marks[span] = At(span) with { Part = section.Number };
            }
        }

        for (var number = 0; number < opened.Findings.Length; number++)
        {
            var finding = opened.Findings[number];
            for (var piece = 0; piece < finding.Evidence.Length; piece++)
            {
                if (finding.Evidence[piece].Where is { Span: var span } && IsInside(span, length))
                {
                    marks[span] = At(span) with { Findings = At(span).Findings.Add(new FindingWords(number + 1, piece, finding.Severity)) };
                }
            }
        }

        return [.. marks.Values.OrderBy(mark => mark.Span.Start).ThenByDescending(mark => mark.Span.Length)];
    }

    private static bool IsInside(TextSpan span, int length) => span.Start >= 0 && span.End <= length;
}
