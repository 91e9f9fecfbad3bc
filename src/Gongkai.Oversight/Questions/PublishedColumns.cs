using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Reports.Conversion;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Questions;

/// <summary>The published reports in memory for free questions, one set of columns for each edition that is asked for. Read once and then kept up to date:
/// before each answer what was published since is put in, the newest version of a report in the place of the one before.</summary>
public sealed class PublishedColumns : IDisposable
{
    // Whoever published a moment ago may have stored it after what was read last.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>The columns of an edition with everything that is published now.</summary>
    public async Task<FigureColumns> OfAsync(DbContext db, Form form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(form);
        await turn.WaitAsync(cancellation);
        try
        {
            if (!kept.TryGetValue(form.Edition, out var known))
            {
                kept.Add(form.Edition, known = new Kept(new FigureColumns(form)));
            }

            await known.CatchUpAsync(db, cancellation);
            return known.Columns;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        turn.Dispose();
        foreach (var one in kept.Values)
        {
            one.Columns.Dispose();
        }
    }

    private sealed class Kept(FigureColumns columns)
    {
        private const int AtOnce = 1_000;
        private DateTimeOffset? newest;

        public FigureColumns Columns { get; } = columns;

        public async Task CatchUpAsync(DbContext db, CancellationToken cancellation)
        {
            var from = newest - Overlap;
            var rows = db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.PublishedAt != null && (from == null || filing.PublishedAt >= from))
                .Join(db.Set<Organ>(), filing => filing.OrganId, organ => organ.Id, (filing, organ) => new { organ.Id, organ.Division, organ.Kind, organ.Level, filing.Year, filing.Scope, filing.Version, filing.Form, filing.PublishedAt, filing.Figures })
                .OrderBy(row => row.Year).ThenBy(row => row.Division).ThenBy(row => row.Id).ThenBy(row => row.Version);
            var last = newest;
            var some = new List<(FigureRow, Figures)>(AtOnce);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                some.Add((new FigureRow(row.Id, row.Division, row.Kind, row.Level, row.Year, row.Scope), In(row.Form, PackedFigures.Unpack(row.Figures))));
                last = last is null || row.PublishedAt > last ? row.PublishedAt : last;
                if (some.Count == AtOnce)
                {
                    Columns.Put(some);
                    some.Clear();
                }
            }

            Columns.Put(some);
            newest = last;
        }

        private Figures In(string edition, Figures figures) =>
            edition == Columns.Form.Edition ? figures : FormConverter.Convert(new AnnualReport { Form = edition, Figures = figures }, Columns.Form).Report.Figures;
    }
}
