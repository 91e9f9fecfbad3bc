using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;

namespace Gongkai.Oversight.Questions;

/// <summary>The figures of many reports side by side in memory, a column for each cell. A question is one pass over the columns that it names;
/// a report that is amended takes its own place again. Safe for many askers at once.</summary>
/// <param name="form">The edition whose cells are kept. Reports of other editions come in through the crosswalk.</param>
public sealed class FigureColumns(Form form) : IDisposable
{
    private const int FirstRoom = 1_024;
    private const int DivisionDigits = 6;
    private const int Apart = 8;
    private readonly ReaderWriterLockSlim gate = new();
    private readonly Dictionary<(long Organ, int Year, ReportScope Scope), int> places = [];
    private readonly FigureColumn?[] columns = new FigureColumn?[FormCatalogue.Default.Cells.Length];
    private RowKey[] keys = new RowKey[FirstRoom];

    /// <summary>The edition of its cells.</summary>
    public Form Form { get; } = form;

    /// <summary>How many reports are here.</summary>
    public int Count { get; private set; }

    /// <summary>Puts reports in, or in the place of what they amend. Sums are fastest where reports of one year and place come one after the other.</summary>
    public void Put(IEnumerable<(FigureRow Row, Figures Figures)> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        gate.EnterWriteLock();
        try
        {
            foreach (var (row, figures) in reports)
            {
                PutOne(row, figures);
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>The answer, in order of its keys.</summary>
    public ImmutableArray<AnswerLine> Ask(FigureQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        gate.EnterReadLock();
        try
        {
            var runs = FigureRuns.Of(keys.AsSpan(0, Count), question);
            var sums = new AnswerSum[question.Cells.Length][];
            Parallel.For(0, sums.Length, at => sums[at] = Add(question.Cells[at], runs));
            return [.. Enumerable.Range(0, runs.Keys.Length).OrderBy(group => runs.Keys[group]).Select(group => new AnswerLine(runs.Keys[group].ToAnswer(question.By), runs.Reports[group], [.. sums.Select(column => column[group])]))];
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private AnswerSum[] Add(CellId cell, FigureRuns runs)
    {
        var groups = runs.Keys.Length;
        if (columns[cell.Index] is not { } column)
        {
            return [.. runs.Reports.Select(reports => new AnswerSum(null, reports))];
        }

        var (values, unknown) = (new long[groups], new int[groups]);
        foreach (var run in runs.Runs)
        {
            values[run.Group] += column.Sum(run.Start, run.Length);
            unknown[run.Group] += column.Unknown(run.Start, run.Length);
        }

        var divisor = cell.Definition.IsAmount ? 100m : 1m;
        return [.. Enumerable.Range(0, groups).Select(group => new AnswerSum(unknown[group] == runs.Reports[group] ? null : values[group] / divisor, unknown[group]))];
    }

    private void PutOne(FigureRow row, Figures figures)
    {
        var place = (row.OrganId, row.Year, row.Scope);
        if (!places.TryGetValue(place, out var at))
        {
            at = Count++;
            places.Add(place, at);
            Grow();
        }

        keys[at] = RowKey.Of(row);
        foreach (var cell in Form.Cells)
        {
            Column(cell.Id).Set(at, figures[cell.Id] is { IsCertain: true, Value: { } value } ? (long)(cell.Id.Definition.IsAmount ? value * 100 : value) : null);
        }
    }

    private FigureColumn Column(CellId cell)
    {
        if (columns[cell.Index] is not { } column)
        {
            columns[cell.Index] = column = new FigureColumn();
            column.Grow(keys.Length);
        }

        return column;
    }

    private void Grow()
    {
        if (Count <= keys.Length)
        {
            return;
        }

        Array.Resize(ref keys, keys.Length * 2);
        foreach (var column in columns)
        {
            column?.Grow(keys.Length);
        }
    }

    /// <summary>What a row is chosen and told apart by, packed.</summary>
    internal readonly record struct RowKey(short Year, int Division, byte Kind, byte Level, byte Scope) : IComparable<RowKey>
    {
        public static RowKey Of(FigureRow row) => new((short)row.Year, DivisionOf(row.Division), (byte)row.Kind, (byte)row.Level, (byte)row.Scope);

        /// <summary>The first six digits as a number.</summary>
        public static int DivisionOf(string division) =>
            int.TryParse(division.AsSpan(0, Math.Min(DivisionDigits, division.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0;

        /// <summary>The key of the line that the row belongs to: what the question does not ask for is left out.</summary>
        public RowKey In(Grouping by) => new(
            by.HasFlag(Grouping.Year) ? Year : (short)0,
            by.HasFlag(Grouping.County) ? Division : by.HasFlag(Grouping.Prefecture) ? Division / 100 : by.HasFlag(Grouping.Province) ? Division / 10_000 : 0,
            by.HasFlag(Grouping.Kind) ? Kind : (byte)0,
            by.HasFlag(Grouping.Level) ? Level : (byte)0,
            0);

        public AnswerKey ToAnswer(Grouping by) => new(
            by.HasFlag(Grouping.Year) ? Year : null,
            by.HasFlag(Grouping.County) ? Digits(DivisionDigits) : by.HasFlag(Grouping.Prefecture) ? Digits(DivisionDigits - 2) : by.HasFlag(Grouping.Province) ? Digits(2) : null,
            by.HasFlag(Grouping.Kind) ? (OrganKind)Kind : null,
            by.HasFlag(Grouping.Level) ? (OrganLevel)Level : null);

        public int CompareTo(RowKey other) => (Year, Division, (Kind << Apart) | Level).CompareTo((other.Year, other.Division, (other.Kind << Apart) | other.Level));

        private string Digits(int length) => Division.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
    }
}
