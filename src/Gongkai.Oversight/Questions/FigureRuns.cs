using System.Globalization;
using static Gongkai.Oversight.Questions.FigureColumns;

namespace Gongkai.Oversight.Questions;

/// <summary>The rows that a question chooses, as runs that lie beside each other and belong to one line of the answer.</summary>
internal sealed record FigureRuns(FigureRuns.Run[] Runs, RowKey[] Keys, int[] Reports)
{
    /// <summary>One pass over the keys of all rows.</summary>
    public static FigureRuns Of(ReadOnlySpan<RowKey> rows, FigureQuestion question)
    {
        var (first, last) = DivisionsOf(question.Division);
        var runs = new List<Run>();
        var groups = new Dictionary<RowKey, int>();
        var reports = new List<int>();
        RowKey before = default;
        var (start, group) = (-1, -1);
        for (var at = 0; at < rows.Length; at++)
        {
            var row = rows[at];
            if (!IsChosen(row, question, first, last))
            {
                Close(at);
                continue;
            }

            var key = row.In(question.By);
            if (start >= 0 && key == before)
            {
                continue;
            }

            before = key;
            if (!groups.TryGetValue(key, out var found))
            {
                groups.Add(key, found = reports.Count);
                reports.Add(0);
            }

            if (start < 0 || found != group)
            {
                Close(at);
                (start, group) = (at, found);
            }
        }

        Close(rows.Length);
        return new FigureRuns([.. runs], [.. groups.OrderBy(pair => pair.Value).Select(pair => pair.Key)], [.. reports]);

        void Close(int end)
        {
            if (start >= 0)
            {
                runs.Add(new Run(start, end - start, group));
                reports[group] += end - start;
                start = -1;
            }
        }
    }

    private static bool IsChosen(RowKey row, FigureQuestion question, int first, int last) =>
        row.Year >= question.FromYear && row.Year <= question.UntilYear && row.Division >= first && row.Division <= last && row.Scope == (byte)question.Scope
        && (question.Kind is not { } kind || row.Kind == (byte)kind) && (question.Level is not { } level || row.Level == (byte)level);

    /// <summary>44 is everything from 440000 to 449999.</summary>
    private static (int First, int Last) DivisionsOf(string digits)
    {
        const int most = 6;
        var known = digits.Length > most ? digits[..most] : digits;
        return known.Length == 0 ? (int.MinValue, int.MaxValue)
            : int.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? (int.Parse(known.PadRight(most, '0'), CultureInfo.InvariantCulture), int.Parse(known.PadRight(most, '9'), CultureInfo.InvariantCulture))
            : (1, 0);
    }

    /// <summary>Rows beside each other that belong to one line.</summary>
    internal readonly record struct Run(int Start, int Length, int Group);
}
