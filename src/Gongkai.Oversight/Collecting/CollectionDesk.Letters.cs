using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Numbering;
using Gongkai.Oversight.Filing;
using Gongkai.Text;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Collecting;

/// <summary>A paper that was numbered and laid out, to be written as a file.</summary>
/// <param name="Organ">To whom; null for the bulletin.</param>
public sealed record LaidPaper(long Id, PaperKind Kind, string? Organ, string Number, ImmutableArray<Block> Blocks);

/// <summary>Letters and bulletin, all in one act.</summary>
public sealed partial class CollectionDesk
{
    private const string LetterSeries = "report-review";

    /// <summary>Numbers and lays out one review letter for every organ that has something to be told, and one bulletin over all.
    /// The head writes the files, keeps them, and names their hashes to <see cref="KeepPapersAsync"/>.</summary>
    public async Task<Answer<IReadOnlyList<LaidPaper>>> WriteLettersAsync(long collectionId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync("write-letters", collectionId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var step = asked.Done;
        var board = (await CollectionBoard.LoadAsync(db, collectionId, act.Day, cancellation))!;
        var opened = await OpenFiledAsync(board, act, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, step.Act, cancellation);
        var papers = new List<(CollectionPaper Paper, string? Organ, ImmutableArray<Block> Blocks)>();
        foreach (var line in board.Lines.Where(line => line.Filed is not null || line.Timeliness is Timeliness.Overdue or Timeliness.LocallyLate))
        {
            var number = await NumberAsync(step, act, cancellation);
            var blocks = ReviewLetter.Lay(line, opened.GetValueOrDefault(line.Organ.Id), board.Collection.Year, number, board.Competent.Name, act.Day);
            papers.Add((new CollectionPaper { CollectionId = collectionId, Kind = PaperKind.ReviewLetter, OrganId = line.Organ.Id, Number = number, At = Cut(act.At) }, line.Organ.Name, blocks));
        }

        var last = await NumberAsync(step, act, cancellation);
        papers.Add((new CollectionPaper { CollectionId = collectionId, Kind = PaperKind.Bulletin, Number = last, At = Cut(act.At) }, null, Bulletin.Lay(board, opened.ToDictionary(pair => pair.Key, pair => pair.Value.Findings), last, act.Day)));
        foreach (var (paper, _, _) in papers)
        {
            db.Add(paper);
            transaction.Record(paper);
        }

        await transaction.CommitAsync(cancellation);
        return papers.ConvertAll(made => new LaidPaper(made.Paper.Id, made.Paper.Kind, made.Organ, made.Paper.Number, made.Blocks));
    }

    /// <summary>Names the files of papers that were written; each is in the file store already.</summary>
    public async Task<Answer<int>> KeepPapersAsync(long collectionId, IReadOnlyDictionary<long, string> files, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync("write-letters", collectionId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var ids = files.Keys.ToList();
        var papers = await db.Set<CollectionPaper>().Where(paper => paper.CollectionId == collectionId && ids.Contains(paper.Id)).OrderBy(paper => paper.Id).ToListAsync(cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, asked.Done.Act, cancellation);
        foreach (var paper in papers)
        {
            paper.Sha256 = files[paper.Id];
            transaction.Record(paper);
        }

        await transaction.CommitAsync(cancellation);
        return papers.Count;
    }

    private async Task<Dictionary<long, OpenedFiling>> OpenFiledAsync(CollectionBoard board, Act act, CancellationToken cancellation)
    {
        var desk = new ReportDesk(db);
        var opened = new Dictionary<long, OpenedFiling>();
        foreach (var line in board.Lines)
        {
            if (line.Filed is { } filed && await desk.OpenAsync(filed.Id, act.OfficerId ?? 0, act.Day, cancellation) is { } report)
            {
                opened[line.Organ.Id] = report;
            }
        }

        return opened;
    }

    private async Task<string> NumberAsync(Step step, Act act, CancellationToken cancellation) =>
        NumberSeries.Print("", act.Day.Year, await NumberSeries.NextAsync(db, step.Collection.CompetentId, LetterSeries, act.Day.Year, cancellation));
}
