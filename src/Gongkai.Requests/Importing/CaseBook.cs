using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Reports;

namespace Gongkai.Requests;

/// <summary>A case as a book has it.</summary>
/// <param name="Line">Line of the file, from 1.</param>
public sealed record BookCase(int Line, string Number, DateOnly ReceivedOn, IntakeChannel Channel, ApplicantKind Kind, ApplicantData Applicant, string Wanted, DateOnly? ClosedOn, Outcome? Outcome, string? Reply);

/// <summary>A cell that cannot be taken.</summary>
/// <param name="Column">Head of the column as the file has it; empty when it is about the whole line.</param>
/// <param name="Written">What stands there.</param>
public sealed record BookFault(int Line, string Column, string Written, Refusal What);

/// <summary>A book of requests 台账 that an office kept before, line by line. Nothing is taken from a book in which a cell is wrong: every fault is named with line and column first.</summary>
public sealed record CaseBook(ImmutableArray<BookCase> Cases, ImmutableArray<BookFault> Faults)
{
    private const int HeadWithin = 10;
    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss"];
    private static readonly DateOnly FirstSerial = new(1899, 12, 30);

    /// <summary>Reads the lines of a sheet.</summary>
    /// <param name="lines">Cells as printed.</param>
    public static CaseBook Read(IReadOnlyList<IReadOnlyList<string>> lines, DateOnly today)
    {
        var head = Enumerable.Range(0, Math.Min(HeadWithin, lines.Count)).FirstOrDefault(line => lines[line].Count(cell => BookWords.Current.Column(cell) is not null) >= 3, -1);
        var columns = head < 0 ? [] : lines[head].Select((cell, index) => (Column: BookWords.Current.Column(cell)?.Code, Head: cell, Index: index)).Where(place => place.Column is not null).DistinctBy(place => place.Column).ToDictionary(place => place.Column!, place => (place.Head, place.Index));
        var missing = BookWords.Current.Columns.Where(column => column.Required && !columns.ContainsKey(column.Code)).Select(column => column.Zh).ToList();
        if (missing.Count > 0)
        {
            return new CaseBook([], [new BookFault(Math.Max(head + 1, 1), "", "", Refusal.Of("import.head", ("columns", string.Join('、', missing))))]);
        }

        var faults = ImmutableArray.CreateBuilder<BookFault>();
        var cases = ImmutableArray.CreateBuilder<BookCase>();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (var line = head + 1; line < lines.Count; line++)
        {
            var row = new BookLine(line + 1, lines[line], columns, faults, today);
            if (row.IsBlank)
            {
                continue;
            }

            var before = faults.Count;
            var found = row.Read();
            if (!numbers.Add(found.Number) && found.Number.Length > 0)
            {
                row.Fault("number", "import.double");
            }

            if (faults.Count == before)
            {
                cases.Add(found);
            }
        }

        return new CaseBook(cases.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>A date as books write it, numbers of a spreadsheet included; null when it is none.</summary>
    internal static DateOnly? DateOf(string text)
    {
        var plain = text.Trim();
        return DateTime.TryParseExact(plain, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? DateOnly.FromDateTime(date)
            : double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is > 40_000 and < 60_000 ? FirstSerial.AddDays((int)serial)
            : null;
    }
}
