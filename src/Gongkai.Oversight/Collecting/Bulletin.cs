using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Text;

namespace Gongkai.Oversight.Collecting;

/// <summary>What the competent department has to say on all reports of a year 通报, as blocks.</summary>
internal static class Bulletin
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary>The bulletin.</summary>
    /// <param name="board">How everybody stands.</param>
    /// <param name="findings">What the checks say of each filed report, by organ.</param>
    /// <param name="number">Number of the bulletin.</param>
    /// <param name="today">When.</param>
    public static ImmutableArray<Block> Lay(CollectionBoard board, IReadOnlyDictionary<long, ImmutableArray<Finding>> findings, string number, DateOnly today)
    {
        var words = LetterWords.Current;
        var year = LetterWords.Number(board.Collection.Year);
        var late = board.Lines.Where(line => line.Timeliness is Timeliness.Late or Timeliness.AfterLocalDate or Timeliness.Overdue or Timeliness.LocallyLate).ToList();
        return
        [
            new Paragraph(LetterWords.Fill(words.BulletinTitle, ("year", year))) { Style = ParagraphStyle.Title },
            new Paragraph(number) { Style = ParagraphStyle.Note },
            new Paragraph(words.BulletinTo) { Style = ParagraphStyle.Note },
            new Paragraph(LetterWords.Fill(words.BulletinOpening, ("year", year), ("today", words.Day(today)))),
            new Heading(1, words.OverviewHead),
            new Paragraph(Overview(board, words)),
            new Heading(1, words.ListHead),
            List(board, words),
            new Heading(1, words.MissingHead),
            .. late.Count == 0 ? [new Paragraph(words.MissingNone)] : late.Select(line => new Paragraph(LetterWords.Fill(words.MissingLine, ("organ", line.Organ.Name), ("standing", words.Standing[line.Timeliness.ToString()])))),
            new Heading(1, words.ProblemsHead),
            .. Problems(board, findings, words),
            new Heading(1, words.ClosingHead),
            new Paragraph(words.Closing),
            new Paragraph(board.Competent.Name) { Style = ParagraphStyle.Signature },
            new Paragraph(words.Day(today)) { Style = ParagraphStyle.Signature },
        ];
    }

    private static string Overview(CollectionBoard board, LetterWords words)
    {
        string Count(Func<BoardLine, bool> which) => LetterWords.Number(board.Lines.Count(which));
        return LetterWords.Fill(
            words.Overview,
            ("owing", Count(_ => true)),
            ("filed", Count(line => line.Filed is not null)),
            ("onTime", Count(line => line.Timeliness == Timeliness.OnTime)),
            ("late", Count(line => line.Timeliness is Timeliness.Late or Timeliness.AfterLocalDate)),
            ("missing", Count(line => line.Filed is null)),
            ("accepted", Count(line => line.Filed?.Acceptance == ReportFiling.Accepted)),
            ("returned", Count(line => line.Filed?.Acceptance == ReportFiling.Returned)),
            ("pending", Count(line => line.Filed?.Acceptance == ReportFiling.Pending)));
    }

    private static Table List(CollectionBoard board, LetterWords words)
    {
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        void Put(int row, int column, string text, bool isHead = false, bool isNumber = false) =>
            cells.Add(new TableCell(row, column, 1, 1, MappedText.Unplaced(text)) { IsHead = isHead, IsNumber = isNumber });
        for (var column = 0; column < words.Columns.Length; column++)
        {
            Put(0, column, words.Columns[column], isHead: true);
        }

        for (var index = 0; index < board.Lines.Length; index++)
        {
            var line = board.Lines[index];
            Put(index + 1, 0, LetterWords.Number(index + 1), isNumber: true);
            Put(index + 1, 1, line.Organ.Name, isHead: true);
            Put(index + 1, 2, line.Filed?.FiledAt is { } moment ? moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "—");
            Put(index + 1, 3, words.Standing[line.Timeliness.ToString()]);
            Put(index + 1, 4, words.Acceptance[line.Filed?.Acceptance ?? ""]);
            Put(index + 1, 5, line.Filed is { } filed ? LetterWords.Number(filed.Errors) : "—", isNumber: true);
            Put(index + 1, 6, line.Filed is { } same ? LetterWords.Number(same.Warnings) : "—", isNumber: true);
        }

        return new Table(cells.ToImmutable()) { HeadRows = 1, Caption = words.TableCaption, ColumnWidths = [8, 38, 18, 22, 14, 9, 11] };
    }

    // Errors only: what is merely to be looked at stands in the letters.
    private static IEnumerable<Block> Problems(CollectionBoard board, IReadOnlyDictionary<long, ImmutableArray<Finding>> findings, LetterWords words)
    {
        var names = board.Lines.ToDictionary(line => line.Organ.Id, line => line.Organ.Name);
        var byRule = findings.SelectMany(pair => pair.Value.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Rule).Distinct().Select(rule => (Rule: rule, Organ: pair.Key)))
            .GroupBy(pair => pair.Rule, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        return byRule.Count == 0
            ? [new Paragraph(words.ProblemsNone)]
            : byRule.Select((group, index) => new Paragraph($"{LetterWords.Number(index + 1)}. " + LetterWords.Fill(
                words.Problem, ("title", RuleBook.Describe(group.Key).Title.For(Chinese)), ("count", LetterWords.Number(group.Count())), ("organs", string.Join('、', group.Select(pair => names[pair.Organ]))))));
    }
}
