using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-1, N-3, N-13: a claim against the cells that count the same thing. The innocent explanations come first.</summary>
internal static class NumberChecks
{
    private const int Fewest = 3;

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims, AnnualReport? previous)
    {
        foreach (var claim in claims.Select(claim => Agreement.Settle(report, claims, claim)))
        {
            if (IsComparable(claim) && Bindings.For(claim.Reading.Bind) is { } binding && Judge(report, claims, claim, binding, previous) is { } finding)
            {
                yield return finding;
            }
        }
    }

    // Shares, comparisons and what is said of all are bound to nothing.
    private static bool IsComparable(Claim claim) => claim is { Number: not null, Upper: null, Reading.Bind.Length: > 0 }
        && (claim.Section is >= 1 and <= 4 || claim.Reading.IsPlain)
        && claim.Scope is ClaimScope.Organ or ClaimScope.Channel or ClaimScope.Subset;

    private static Finding? Judge(AnnualReport report, ImmutableArray<Claim> claims, Claim claim, Binding binding, AnnualReport? previous)
    {
        var tables = binding.Accept.Select(sum => sum.In(report.Figures)).Where(sum => !sum.IsAbsent).ToImmutableArray();
        if (tables.IsEmpty)
        {
            return null;
        }

        if (tables.Any(table => table.IsUnknown))
        {
            return claim.Number == 0 && claim.Denied && claim.Reading.IsPlain ? Blank(report, claim, tables[0]) : null;
        }

        var (number, grain) = (NumberOf(claim, tables[0].Cells), GrainOf(claim, tables[0].Cells));
        if (tables.Any(table => (table.Value is { } value && (value == number || Math.Abs(value - number) < grain)) || ColumnsGive(report, table, number)) || Agreement.AddsUp(claims, claim, tables))
        {
            return null;
        }

        return number == 0 ? Denial(report, claims, claim, binding, tables[0]) : Number(report, claims, claim, binding, tables, number, previous);
    }

    private static Finding? Denial(AnnualReport report, ImmutableArray<Claim> claims, Claim claim, Binding binding, Reckoned table) =>
        !claim.Reading.IsPlain || claim.Reading.IsOfOffice || !claim.Reading.IsExplicit ? null : NarrativeFinding.Against("N-3", report, claim, table, Doubt(report, claims, claim, binding, table));

    private static Finding? Number(AnnualReport report, ImmutableArray<Claim> claims, Claim claim, Binding binding, ImmutableArray<Reckoned> tables, decimal number, AnnualReport? previous)
    {
        var most = tables.MaxBy(table => table.Value);
        var rule = most.Value == 0 ? "N-3" : "N-1";
        if (claim.Inexact && claim.Reading.Grain == 0)
        {
            return most.Value == 0 && claim.Reading.IsExplicit ? NarrativeFinding.Against(rule, report, claim, tables[0], "unclear-wording") : null;
        }

        // 行政复议1件，予以维持: what became of the one case is held against the table where there is one.
        var isOfOthers = claim.Reading.IsOnlyResult && !claims.Any(other => other.Section == claim.Section && other.Reading.Sentence == claim.Reading.Sentence && other.Number == claim.Number && claim.Quantity.StartsWith(other.Quantity + ".", StringComparison.Ordinal) && Agreement.Agrees(report, other));
        var isAside = isOfOthers || !claim.Reading.IsExplicit || (!claim.Reading.IsPlain && (claim.Reading.Words & (WordClass.Narrow | WordClass.Foreign | WordClass.Court | WordClass.Average)) != 0);
        var mayBePart = !claim.Reading.IsPlain || claim.Reading.IsOfOffice || claim.Reading.IsAtLeast;
        // Part 五 speaks of what went wrong with some.
        mayBePart |= claim.Section is 5 or 6 && claim.Quantity.StartsWith("requests.", StringComparison.Ordinal);
        // Decisions and documents of an area are counted by each of its organs.
        mayBePart |= IsOfTableTwo(tables[0]) && OrganNames.SpeaksForArea(report.Organ) && (claim.Reading.Words & WordClass.Region) == 0 && !claim.Reading.IsOfWhole;
        if (isAside || (mayBePart && number <= most.Value))
        {
            return null;
        }

        var explanation = Explain(report, claims, claim, binding, tables, number, previous) ?? (Agreement.IsForeignTo(report, claims, claim) ? "other-scope" : Doubt(report, claims, claim, binding, tables[0]));
        var finding = NarrativeFinding.Against(rule, report, claim, tables[0], explanation);
        return explanation == "unit-slip" && claim.Reading.IsPlain && HasTellingDigits(number) ? finding with { Severity = Severity.Error, Kind = FindingKind.Error } : finding;
    }

    /// <summary>235.6元 for 235.6万元: who prints the same digits means the same thing, and one of the units is wrong.</summary>
    private static bool HasTellingDigits(decimal number) => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0').Length >= Fewest;

    private static bool IsOfTableTwo(Reckoned table) => !table.Cells.IsEmpty && table.Cells[0].Code.StartsWith("disclosure.", StringComparison.Ordinal);

    /// <summary>The closed set of innocent explanations, in order of likelihood.</summary>
    private static string? Explain(AnnualReport report, ImmutableArray<Claim> claims, Claim claim, Binding binding, ImmutableArray<Reckoned> tables, decimal number, AnnualReport? previous)
    {
        foreach (var (reason, sums) in binding.Explain)
        {
            if (sums.Any(sum => sum.In(report.Figures).Value == number) && Holds(reason, claims, claim))
            {
                return reason;
            }
        }

        if (binding.Rows.Any(row => row.In(report.Figures).Value == number))
        {
            return "first-sub-row-only";
        }

        if (previous is not null && binding.Accept.Any(sum => sum.In(previous.Figures).Value == number))
        {
            return "year-before";
        }

        const int fewestTwice = 3;
        return claim.Of is null && tables[0].Value >= fewestTwice && tables[0].Value * 2 == number ? "duplicate-text"
            : tables.Any(table => table.Value > 0 && (table.Value * 10_000 == number || number * 10_000 == table.Value)) ? "unit-slip" : null;
    }

    /// <summary>An explanation does not hold where what would have to be counted in is stated by itself in the same sentence; one result alone is meant only where a result is named.</summary>
    private static bool Holds(string reason, ImmutableArray<Claim> claims, Claim claim)
    {
        if (reason is "one-result-only" or "whole-group")
        {
            // 属于执法案卷的15件 names the ground alone; 不予公开15件（执法案卷等） may be all of the group.
            return reason == "whole-group" ? (claim.Reading.Words & (WordClass.Outcome | WordClass.Etc | WordClass.LooseGround)) != 0 : (claim.Reading.Behind & WordClass.Result) != 0;
        }

        string[] apart = reason switch
        {
            "with-partly-granted" => ["requests.partly-granted"],
            "with-not-processed" => ["requests.not-processed", "requests.unavailable"],
            "with-other-handling" => ["requests.other"],
            _ => [],
        };
        return apart.Length == 0 || !claims.Any(other => other.Section == claim.Section && other.Reading.Sentence == claim.Reading.Sentence && apart.Contains(other.Quantity) && other.Of != claim.Reading.Position);
    }

    /// <summary>Why a contradiction without an explanation is still only asked about; null when nothing speaks for it.</summary>
    private static string? Doubt(AnnualReport report, ImmutableArray<Claim> claims, Claim claim, Binding binding, Reckoned table) =>
        claim.Reading.IsOfOffice && OrganNames.SpeaksForArea(report.Organ) ? "own-organ-only"
        : (binding.IsWeak && !claim.Reading.IsBorneOut && !IsOwnAsTheTableAsks(report, claims, claim)) || binding.Keepers.Any(keeper => report.Organ?.Contains(keeper, StringComparison.Ordinal) == true) || claim.Reading.IsWeak || !(claim.Reading.IsPlain || IsPartBeyondWhole(claim)) || !claim.Reading.IsExplicit ? "unclear-wording"
        : table.Cells.Any(cell => CertainValue.ColumnSum(report.Figures, cell) is { } sum && sum != report.Figures[cell].Value) ? "table-unsure"
        : null;

    // 作出行政处罚决定41件, 制发行政规范性文件2件 of one organ say what the table asks for; for an area each of its organs counts its own.
    private static bool IsOwnAsTheTableAsks(AnnualReport report, ImmutableArray<Claim> claims, Claim claim) => ((!OrganNames.SpeaksForArea(report.Organ) && !OrganNames.IsGeneralOffice(report.Organ)) || OrganNames.HasNoDepartments(report.Organ))
        && (claim.Quantity.EndsWith(".decisions", StringComparison.Ordinal) ? (claim.Reading.Words & WordClass.Decide) != 0
            : claim.Quantity == "fees.administrative" ? claim.Text.Contains("行政事业性收费", StringComparison.Ordinal)
            // Who denies all documents denies those of the form.
            : claim.Quantity.StartsWith("normative.", StringComparison.Ordinal) && (claim.Denied || NamesDocumentsOfForm(claims, claim)));

    // 制定行政规范性文件3件、废止2件，现有14件: the first names what all of the sentence count.
    private static bool NamesDocumentsOfForm(ImmutableArray<Claim> claims, Claim claim) => claims.Any(other => other.Section == claim.Section && other.Reading.Sentence == claim.Reading.Sentence
        && other.Quantity.StartsWith("normative.", StringComparison.Ordinal) && other.Text.Contains("行政规范性文件", StringComparison.Ordinal));

    // A part by applicant, channel or office that is larger than all cannot be in order.
    private static bool IsPartBeyondWhole(Claim claim) => claim is { Number: > 0, Reading: { IsKnown: true, Bind: "requests.new" or "requests.any" or "requests.handled" }, Unit: "件" or "条" or "宗" or "份" };

    private static bool ColumnsGive(AnnualReport report, Reckoned table, decimal number) =>
        table.Cells.Length == 1 && CertainValue.ColumnSum(report.Figures, table.Cells[0]) == number;

    internal static decimal NumberOf(Claim claim, ImmutableArray<CellId> cells) => claim.Number!.Value * FactorOf(claim, cells);

    internal static decimal GrainOf(Claim claim, ImmutableArray<CellId> cells) => claim.Reading.Grain * FactorOf(claim, cells);

    private static decimal FactorOf(Claim claim, ImmutableArray<CellId> cells) =>
        cells.Length > 0 && cells[0].Definition.IsAmount ? claim.Unit switch { "万元" => 10_000m, "亿元" => 100_000_000m, _ => 1m } : 1m;

    private static Finding? Blank(AnnualReport report, Claim claim, Reckoned table)
    {
        var isBlank = !table.Cells.IsEmpty && table.Cells.All(cell => report.Figures[cell] is { State: FigureState.Blank } || report.Figures[cell].Value == 0)
            && table.Cells.Any(cell => report.Figures[cell].State == FigureState.Blank);
        return isBlank
            ? NarrativeFinding.Query("N-13", [claim], [("claim", claim.Text), .. NarrativeFinding.CellArguments(report, table.Cells)]) with
            {
                Cells = [.. table.Cells.Where(cell => report.Figures[cell].State == FigureState.Blank)],
                Expected = 0,
            }
            : null;
    }
}
