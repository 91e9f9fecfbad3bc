using System.Collections.Frozen;
using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Corpus.Auditing;

/// <summary>Sums over the figures of a report under short names, as the sentences of the corpus write them: <c>{new+5}</c>, <c>{granted/done:1}</c>.</summary>
/// <param name="figures">The figures.</param>
internal sealed class FigureSums(Figures figures)
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["new"] = "requests.received.total", ["in"] = "requests.carried-in.total", ["hand"] = "requests.received.total requests.carried-in.total",
        ["done"] = "requests.total.total", ["out"] = "requests.carried-out.total", ["granted"] = "requests.granted.total", ["partly"] = "requests.partly-granted.total",
        ["refused"] = "requests.refused.*.total", ["unavail"] = "requests.unavailable.*.total", ["notproc"] = "requests.not-processed.*.total",
        ["other"] = "requests.other.total requests.other.*.total", ["nat"] = "requests.received.natural", ["biz"] = "requests.received.business",
        ["res"] = "requests.received.research", ["cha"] = "requests.received.charity", ["law"] = "requests.received.legal-service", ["oorg"] = "requests.received.other-org",
        ["org"] = "requests.received.business requests.received.research requests.received.charity requests.received.legal-service requests.received.other-org",
        ["secret"] = "requests.refused.state-secret.total", ["forbid"] = "requests.refused.law-forbids.total", ["stable"] = "requests.refused.security-stability.total",
        ["third"] = "requests.refused.third-party.total", ["internal"] = "requests.refused.internal-affairs.total", ["process"] = "requests.refused.process.total",
        ["enforce"] = "requests.refused.enforcement-file.total", ["query"] = "requests.refused.administrative-query.total",
        ["notheld"] = "requests.unavailable.not-held.total", ["needs"] = "requests.unavailable.needs-creation.total", ["unclear"] = "requests.unavailable.still-unclear.total",
        ["petition"] = "requests.not-processed.petition.total", ["repeat"] = "requests.not-processed.repeat.total", ["publ"] = "requests.not-processed.publication.total",
        ["excess"] = "requests.not-processed.excessive.total", ["confirm"] = "requests.not-processed.confirm-or-reissue.total",
        ["overdue"] = "requests.other.clarification-overdue.total", ["feeover"] = "requests.other.fee-overdue.total", ["otheroth"] = "requests.other.other.total",
        ["rec"] = "disputes.reconsideration.total", ["recup"] = "disputes.reconsideration.upheld", ["reccor"] = "disputes.reconsideration.corrected",
        ["recoth"] = "disputes.reconsideration.other", ["recpen"] = "disputes.reconsideration.pending",
        ["dir"] = "disputes.direct-suit.total", ["dirup"] = "disputes.direct-suit.upheld", ["dircor"] = "disputes.direct-suit.corrected", ["diroth"] = "disputes.direct-suit.other", ["dirpen"] = "disputes.direct-suit.pending",
        ["aft"] = "disputes.suit-after-reconsideration.total", ["aftup"] = "disputes.suit-after-reconsideration.upheld", ["aftcor"] = "disputes.suit-after-reconsideration.corrected",
        ["aftoth"] = "disputes.suit-after-reconsideration.other", ["aftpen"] = "disputes.suit-after-reconsideration.pending",
        ["suit"] = "disputes.direct-suit.total disputes.suit-after-reconsideration.total", ["suitup"] = "disputes.direct-suit.upheld disputes.suit-after-reconsideration.upheld",
        ["suitcor"] = "disputes.direct-suit.corrected disputes.suit-after-reconsideration.corrected", ["suitoth"] = "disputes.direct-suit.other disputes.suit-after-reconsideration.other",
        ["suitpen"] = "disputes.direct-suit.pending disputes.suit-after-reconsideration.pending",
        ["disp"] = "disputes.reconsideration.total disputes.direct-suit.total disputes.suit-after-reconsideration.total",
        ["issued"] = "disclosure.normative.issued disclosure.normative.made", ["repealed"] = "disclosure.normative.repealed", ["inforce"] = "disclosure.normative.in-force disclosure.normative.public-total",
        ["ruleissued"] = "disclosure.rules.issued disclosure.rules.made", ["rulesrepealed"] = "disclosure.rules.repealed", ["rulesinforce"] = "disclosure.rules.in-force disclosure.rules.public-total",
        ["licence"] = "disclosure.licence.decisions", ["penalty"] = "disclosure.penalty.decisions", ["coercion"] = "disclosure.coercion.decisions",
        ["fees"] = "disclosure.fees.amount", ["projects"] = "disclosure.procurement.projects", ["amount"] = "disclosure.procurement.amount",
    }.ToFrozenDictionary();

    /// <summary>All names.</summary>
    public static IEnumerable<string> AllNames => Names.Keys;

    /// <summary>What a name stands for in these figures; 0 where the form has none of its cells.</summary>
    public decimal Of(string name) => Names.TryGetValue(name, out var codes)
        ? codes.Split(' ').SelectMany(Cells).Sum(cell => figures[cell].Value ?? 0) / (name is "fees" or "amount" ? 10_000 : 1)
        : throw new InvalidDataException($"No sum is called '{name}'.");

    /// <summary>The value of an expression: names and numbers joined by + - * /, with brackets around one inner sum.</summary>
    public decimal Evaluate(string expression)
    {
        var open = expression.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0)
        {
            var close = expression.IndexOf(')', StringComparison.Ordinal);
            expression = expression[..open] + Evaluate(expression[(open + 1)..close]).ToString(CultureInfo.InvariantCulture) + expression[(close + 1)..];
        }

        decimal value = 0;
        var sign = '+';
        for (var at = 0; at < expression.Length;)
        {
            var end = expression.AsSpan(at).IndexOfAny("+-*/");
            end = end < 0 ? expression.Length : at + end;
            var word = expression[at..end];
            var operand = decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : Of(word);
            value = sign switch { '+' => value + operand, '-' => value - operand, '*' => value * operand, _ => operand == 0 ? 0 : value / operand };
            sign = end < expression.Length ? expression[end] : sign;
            at = end + 1;
        }

        return value;
    }

    private static IEnumerable<CellId> Cells(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0 ? [CellId.Parse(pattern)]
            : FormCatalogue.Default.Cells.Where(cell => cell.Code.Length > pattern.Length && cell.Code.StartsWith(pattern[..star], StringComparison.Ordinal) && cell.Code.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal)).Select(cell => cell.Id);
    }
}
