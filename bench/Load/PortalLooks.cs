using System.Globalization;
using Gongkai.Bench.Portal;

namespace Gongkai.Bench.Load;

/// <summary>What somebody who only reads asks for: which page and which search, the same for the same number.</summary>
internal sealed class PortalLooks(LoadPlan plan)
{
    private const int Questions = 2_000;
    private static readonly (PageKind Kind, int Percent)[] Shares = [(PageKind.Home, 15), (PageKind.Organ, 20), (PageKind.Catalogue, 20), (PageKind.Document, 35), (PageKind.Report, 5), (PageKind.Guide, 5)];
    private readonly string[] queries = [.. PortalWords.All.Questions(Questions).Select(Uri.EscapeDataString)];

    /// <summary>The page of this visitor.</summary>
    public (PageKind Kind, string Path) Page(int number)
    {
        var random = new Random(number);
        var left = random.Next(100);
        var kind = Shares.First(share => (left -= share.Percent) < 0).Kind;
        return (kind, PathOf(kind, random));
    }

    /// <summary>A page that nobody asked for before, so that none is kept.</summary>
    public (PageKind Kind, string Path) Anew(long number) => Page((int)(number % int.MaxValue)) is var page ? (page.Kind, Marked(page.Path, number)) : default;

    /// <summary>One of a kind that nobody asked for before.</summary>
    public string Anew(PageKind kind, long number) => Marked(kind == PageKind.Search ? Search((int)(number % int.MaxValue)) : PathOf(kind, new Random((int)(number % int.MaxValue))), number);

    /// <summary>The search of this visitor.</summary>
    public string Search(int number) => "/search?q=" + queries[new Random(number).Next(queries.Length)];

    private static string Marked(string path, long number) => string.Create(CultureInfo.InvariantCulture, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}anew={number}");

    private string PathOf(PageKind kind, Random random)
    {
        var organ = $"/organs/{plan.Organs[random.Next(plan.Organs.Length)]}";
        return kind == PageKind.Home ? "/"
            : kind == PageKind.Organ ? organ
            : kind == PageKind.Catalogue ? string.Create(CultureInfo.InvariantCulture, $"{organ}/catalogue{(random.Next(2) == 0 ? "" : $"?topic=20-{1 + random.Next(15)}")}")
            : kind == PageKind.Report ? string.Create(CultureInfo.InvariantCulture, $"{organ}/reports/{plan.ReportYear}")
            : kind == PageKind.Guide ? organ + "/guide"
            : string.Create(CultureInfo.InvariantCulture, $"/items/{1 + random.Next(plan.Items)}");
    }
}
