using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Text;

namespace Gongkai.Oversight.Collecting;

/// <summary>What the competent department has to say on one organ's report 审核意见, as blocks.</summary>
internal static class ReviewLetter
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary>The letter.</summary>
    /// <param name="line">How the organ stands.</param>
    /// <param name="opened">Its filed report; null when it has filed none.</param>
    /// <param name="number">Number of the letter.</param>
    /// <param name="competent">Who writes.</param>
    /// <param name="today">When.</param>
    public static ImmutableArray<Block> Lay(BoardLine line, OpenedFiling? opened, int year, string number, string competent, DateOnly today)
    {
        var words = LetterWords.Current;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Paragraph(LetterWords.Fill(words.ReviewTitle, ("organ", line.Organ.Name), ("year", LetterWords.Number(year)))) { Style = ParagraphStyle.Title });
        blocks.Add(new Paragraph(number) { Style = ParagraphStyle.Note });
        blocks.Add(new Paragraph(LetterWords.Fill(words.ReviewTo, ("organ", line.Organ.Name))) { Style = ParagraphStyle.Note });
        if (opened is null)
        {
            blocks.Add(new Paragraph(LetterWords.Fill(words.ReviewMissing, ("due", words.Day(line.Due.Due)), ("year", LetterWords.Number(year)), ("today", words.Day(today)))));
        }
        else
        {
            LayReview(blocks, line, opened, year);
        }

        blocks.Add(new Paragraph(competent) { Style = ParagraphStyle.Signature });
        blocks.Add(new Paragraph(words.Day(today)) { Style = ParagraphStyle.Signature });
        return blocks.ToImmutable();
    }

    private static void LayReview(ImmutableArray<Block>.Builder blocks, BoardLine line, OpenedFiling opened, int year)
    {
        var words = LetterWords.Current;
        var filed = words.Day(DayOf(opened.Filing.FiledAt!.Value));
        blocks.Add(new Paragraph(LetterWords.Fill(words.ReviewOpening, ("filed", filed), ("year", LetterWords.Number(year)), ("number", opened.Filing.Number ?? ""), ("version", LetterWords.Number(opened.Filing.Version)))));
        if (line.Timeliness is Timeliness.Late or Timeliness.AfterLocalDate)
        {
            var isLate = line.Timeliness == Timeliness.Late;
            blocks.Add(new Paragraph(LetterWords.Fill(isLate ? words.Late : words.AfterLocal, ("filed", filed), ("due", words.Day(isLate ? line.Due.Statutory : line.Due.Due)))));
        }

        var said = blocks.Count;
        LayList(blocks, words.RemarksHead, opened.Remarks.Where(remark => remark.IsOpen && remark.IsFromAbove).Select(remark => Remark(remark, opened.Report, words)));
        LayList(blocks, words.FindingsHead, opened.Findings.Where(finding => finding.Severity > Severity.Info || finding.IsAccepted).Select(finding => Finding(finding, words)));
        LayList(blocks, words.ReservationsHead, opened.Reservations.Select(reservation => LetterWords.Fill(words.Reservation, ("finding", Sentence(reservation.Finding)), ("words", reservation.Words))));
        if (blocks.Count == said)
        {
            blocks.Add(new Paragraph(words.None));
        }

        blocks.Add(new Paragraph(opened.Filing.Acceptance switch
        {
            ReportFiling.Accepted => words.Accepted,
            ReportFiling.Returned => words.Returned,
            _ => words.Pending,
        }));
    }

    private static void LayList(ImmutableArray<Block>.Builder blocks, string head, IEnumerable<string> sentences)
    {
        var all = sentences.ToList();
        if (all.Count == 0)
        {
            return;
        }

        blocks.Add(new Heading(1, head));
        for (var index = 0; index < all.Count; index++)
        {
            blocks.Add(new Paragraph($"{LetterWords.Number(index + 1)}. {all[index]}"));
        }
    }

    private static string Remark(CellRemark remark, AnnualReport report, LetterWords words) => RemarkPlace.PartOf(remark.Place) is { } part
        ? LetterWords.Fill(words.RemarkPart, ("place", LetterWords.Fill(words.Part, ("number", "零一二三四五六"[part].ToString()))), ("words", remark.Words))
        : LetterWords.Fill(words.Remark, ("place", RuleBook.CellWords(CellId.Parse(remark.Place), FormCatalogue.Default.Find(report.Form), Chinese)), ("words", Sentence(remark.Words)), ("before", remark.Before.Length > 0 ? remark.Before : words.Blank));

    private static string Finding(Finding finding, LetterWords words) => finding is { IsAccepted: true, Explanation: { } why }
        ? LetterWords.Fill(words.FindingExplained, ("message", Sentence(RuleBook.Message(finding, Chinese))), ("words", why))
        : RuleBook.Message(finding, Chinese);

    // A remark in brackets follows; the full stop comes behind it.
    private static string Sentence(string text) => text.TrimEnd('。', '.');

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(8)).DateTime);
}
