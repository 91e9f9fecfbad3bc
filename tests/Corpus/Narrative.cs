using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Corpus.Words;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Corpus;

/// <summary>Words of an invented report that agree with its figures.</summary>
internal sealed class Narrative(Rng rng, string organ, int year, Figures figures)
{
    public ImmutableArray<ReportSection> Sections(Form form)
    {
        var some = Value("received") + Value("carried-in") > 0;
        int site = rng.Between(5, 900), wechat = rng.Between(0, 600);
        string[] overview =
        [
            Say("open"),
            "（一）主动公开",
            Say("proactive", ("published", site + wechat), ("site", site), ("wechat", wechat)),
            "（二）依申请公开",
            Say(some ? "requests-some" : "requests-none", ("received", Value("received")), ("carriedin", Value("carried-in")), ("total", Value("total")), ("carriedout", Value("carried-out"))),
            "（三）政府信息管理",
            Say("management"),
            "（四）政府信息公开平台建设",
            Say("platform"),
            "（五）监督保障",
            Say("supervision"),
        ];
        var words = new Dictionary<int, string> { [1] = string.Join('\n', overview), [5] = Say("problems") + "\n" + Say("improvements"), [6] = Say("other") };
        return [.. form.Sections.Select(section => new ReportSection(section.Number, section.Title, MappedText.Unplaced(words.GetValueOrDefault(section.Number, ""))))];
    }

    /// <summary>What stands before part 一; null for nothing.</summary>
    public MappedText? Preamble() => rng.Chance(70) ? MappedText.Unplaced(Say("preamble")) : null;

    private int Value(string row) => (int)figures[$"requests.{row}.total"].Value!.Value;

    private string Say(string head, params (string Name, int Number)[] numbers) => numbers.Aggregate(
        rng.Pick(WordList.Of(head)).Replace("{organ}", organ, StringComparison.Ordinal).Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
        (text, number) => text.Replace($"{{{number.Name}}}", number.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
