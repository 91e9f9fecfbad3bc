using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;

namespace Gongkai.App.Demo;

/// <summary>What a clerk of the demonstration types into a report that was begun: figures that agree with each other and with what was carried over.</summary>
internal sealed class CityFigures(AnnualReport begun, OrganKind kind, CityDice dice)
{
    private static readonly (string Row, int Percent)[] Ways =
    [
        ("partly-granted", 9), ("refused.third-party", 3), ("refused.internal-affairs", 3), ("refused.process", 4), ("refused.administrative-query", 3), ("unavailable.not-held", 17),
        ("unavailable.needs-creation", 5), ("unavailable.still-unclear", 3), ("not-processed.petition", 5), ("not-processed.repeat", 2), ("other.clarification-overdue", 3),
    ];

    private readonly SortedDictionary<string, int> typed = new(StringComparer.Ordinal);

    /// <summary>The fields, every cell that is no sum filled in.</summary>
    public ReportSheet Type()
    {
        Publish();
        Answer("natural", kind == OrganKind.Township ? dice.Next(0, 4) : dice.Next(9, 42), 2);
        Answer("business", kind == OrganKind.Township ? 0 : dice.Next(0, 7), 0);
        Answer("legal-service", kind == OrganKind.Department && dice.Happens(40) ? dice.Next(1, 2) : 0, 0);
        foreach (var applicant in new[] { "research", "charity", "other-org" })
        {
            Answer(applicant, 0, 0);
        }

        Dispute();
        var form = FormCatalogue.Default.Form(begun.Form!);
        var sums = Sums.Of(form);
        return ReportSheet.Nothing with { Cells = form.Cells.Where(cell => !sums.Contains(cell.Id)).ToImmutableSortedDictionary(cell => cell.Id.Code, cell => TextOf(cell.Id), StringComparer.Ordinal) };
    }

    /// <summary>How one request ended: the row of table 3.</summary>
    public static string WayOf(CityDice dice)
    {
        var left = dice.Next(1, 100);
        foreach (var (row, percent) in Ways)
        {
            left -= percent;
            if (left <= 0)
            {
                return "requests." + row;
            }
        }

        return "requests.granted";
    }

    private string TextOf(CellId cell) => cell.Definition.IsAmount
        ? (kind == OrganKind.Department && dice.Happens(50) ? dice.Next(120, 9800) / 100m : 0m).ToString("0.##", CultureInfo.InvariantCulture)
        : typed.GetValueOrDefault(cell.Code, Was(cell.Code)).ToString(CultureInfo.InvariantCulture);

    private void Publish()
    {
        var isSmall = kind == OrganKind.Township;
        var (issued, repealed) = (isSmall ? 0 : dice.Next(0, 5), isSmall ? 0 : dice.Next(0, 2));
        var before = Was("disclosure.normative.in-force") is > 0 and var known ? known : isSmall ? 0 : dice.Next(12, 40);
        (typed["disclosure.normative.issued"], typed["disclosure.normative.repealed"], typed["disclosure.normative.in-force"]) = (issued, repealed, before + issued - repealed);
        if (kind == OrganKind.Department)
        {
            (typed["disclosure.licence.decisions"], typed["disclosure.penalty.decisions"], typed["disclosure.coercion.decisions"]) = (dice.Next(20, 1900), dice.Next(0, 320), dice.Next(0, 24));
        }
    }

    // What came in and what was carried in either ended one way or goes on into the next year.
    private void Answer(string applicant, int received, int mostCarriedOut)
    {
        var all = received + Was($"requests.carried-in.{applicant}");
        var carriedOut = dice.Next(0, Math.Min(mostCarriedOut, all));
        var left = all - carriedOut;
        (typed[$"requests.received.{applicant}"], typed[$"requests.carried-out.{applicant}"]) = (received, carriedOut);
        foreach (var (row, percent) in Ways)
        {
            var count = Enumerable.Range(0, all - carriedOut).Count(_ => dice.Happens(percent));
            typed[$"requests.{row}.{applicant}"] = Math.Min(count, left);
            left -= typed[$"requests.{row}.{applicant}"];
        }

        typed[$"requests.granted.{applicant}"] = left;
    }

    private void Dispute()
    {
        if (kind == OrganKind.Department && dice.Happens(35))
        {
            typed["disputes.reconsideration.upheld"] = dice.Next(0, 2);
            typed["disputes.direct-suit.other"] = dice.Next(0, 1);
        }
    }

    private int Was(string cell) => CellId.TryParse(cell, out var id) && begun.Figures[id] is { IsCertain: true, Value: { } value } ? (int)value : 0;
}
