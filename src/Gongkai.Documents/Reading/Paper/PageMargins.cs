using System.Text.RegularExpressions;

namespace Gongkai.Documents.Reading.Paper;

/// <summary>Where the text of the pages begins and ends, which tells whether a line is full and its paragraph runs on.</summary>
internal sealed partial record PageMargins(double Left, double Right)
{
    // Parts of the page's height in which page numbers and running heads stand.
    private const double Edge = 0.12;

    public static PageMargins Of(IReadOnlyCollection<PageContent> pages)
    {
        var lines = pages.SelectMany(page => page.Lines).Where(line => line.Direction == Direction.Right && line.Text.Length > 8).ToList();
        return lines.Count == 0 ? new PageMargins(0, double.MaxValue) : new PageMargins(Percentile(lines.Select(line => line.Left), 0.05), Percentile(lines.Select(line => line.Right), 0.9));
    }

    /// <summary>Takes page numbers and heads that are printed on every page off the pages.</summary>
    public static void Clear(IReadOnlyList<PageContent> pages)
    {
        var repeated = pages.Count < 3 ? [] : pages
            .SelectMany(page => page.Lines.Where(line => IsAtEdge(line, page)).Select(line => Pattern(line, page)).Distinct())
            .GroupBy(pattern => pattern)
            .Where(group => group.Count() * 3 >= pages.Count * 2)
            .Select(group => group.Key)
            .ToHashSet();
        foreach (var page in pages)
        {
            // A running head may hold the only title: it stays on the first page.
            page.Remove(line => IsAtEdge(line, page) && (PageNumber().IsMatch(line.Text) || Browser().IsMatch(line.Text)
                || ((page.Page.Number > 1 || line.Y > page.Page.Height / 2) && repeated.Contains(Pattern(line, page)))));
        }
    }

    /// <summary>True when the second line goes on with the sentence of the first.</summary>
    public bool RunsOn(TextLine line, TextLine next) =>
        line.Direction == next.Direction
        && line.Right >= Right - (line.Size * 2.2)
        && next.Left <= Left + (next.Size * 0.9)
        && Math.Abs(line.Size - next.Size) < line.Size * 0.12
        && !(line.Text[^1] is '。' or '：' or '；' && Numbered().IsMatch(next.Text));

    /// <summary>A blank between Latin words, nothing between Chinese ones.</summary>
    public static string Joint(string before, string behind) =>
        char.IsAsciiLetter(before[^1]) && char.IsAsciiLetter(behind[0]) ? " " : "";

    private static bool IsAtEdge(TextLine line, PageContent page) => line.Y < page.Page.Height * Edge || line.Y > page.Page.Height * (1 - Edge);

    private static string Pattern(TextLine line, PageContent page) => $"{(line.Y < page.Page.Height / 2 ? 'T' : 'B')}{Digits().Replace(line.Text, "#")}";

    private static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)];
    }

    [GeneratedRegex(@"^(?:[-—–－―·•\s]*\d{1,4}[-—–－―·•\s]*|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4}|[-—–－―\s]*[ivxIVX]{1,5}[-—–－―\s]*)$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、])")]
    private static partial Regex Numbered();

    // What browsers print on the edges: date and title, address and page.
    [GeneratedRegex(@"^(?:\d{1,4}[/年.-]\d{1,2}[/月.-]\d{1,4}日?[,，\s].*\d{1,2}:\d\d.*|(?:file|https?)://\S*(?:\s+\d+/\d+)?)$")]
    private static partial Regex Browser();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
