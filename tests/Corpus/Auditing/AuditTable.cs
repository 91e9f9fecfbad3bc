using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Corpus.Auditing;

/// <summary>Precision and recall of the checks over a set of cases, rule by rule, as a Markdown table.</summary>
public static class AuditTable
{
    private const string Every = "all";

    /// <summary>The table of one set of answers.</summary>
    public static string Write(ImmutableArray<AuditAnswer> answers)
    {
        var text = new StringBuilder("| rule | errors to find | found | only asked | recall | errors raised | of them false | precision | questions to ask | asked | questions raised where nothing was wrong |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        var rules = answers.Select(answer => answer.Case.Rule).Concat(answers.SelectMany(answer => answer.Said.Select(finding => finding.Rule))).Where(rule => rule.Length > 0).Distinct()
            .OrderBy(rule => rule[0]).ThenBy(rule => int.Parse(rule.AsSpan(rule.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture));
        foreach (var rule in rules.Append(Every))
        {
            Line(text, rule, answers);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string rule, ImmutableArray<AuditAnswer> answers)
    {
        bool Concerns(AuditAnswer answer) => rule == Every || answer.Case.Rule == rule;
        bool Raises(Finding finding, Severity severity) => finding.Severity == severity && (rule == Every || finding.Rule == rule);
        var errors = answers.Where(answer => answer.Case.Expected == Expected.Error && Concerns(answer)).ToList();
        var queries = answers.Where(answer => answer.Case.Expected == Expected.Query && Concerns(answer)).ToList();
        var found = errors.Count(answer => answer.IsFound);
        var raised = answers.Count(answer => answer.Said.Any(finding => Raises(finding, Severity.Error)));
        var wrong = answers.Count(answer => answer.Case.Expected != Expected.Error && answer.Said.Any(finding => Raises(finding, Severity.Error)));
        var asked = answers.Count(answer => answer.Case.Expected == Expected.Nothing && answer.Said.Any(finding => Raises(finding, Severity.Warning)));
        text.AppendLine(CultureInfo.InvariantCulture, $"| {rule} | {errors.Count} | {found} | {errors.Count(answer => !answer.IsFound && answer.IsNoticed)} | {Share(found, errors.Count)} | {raised} | {wrong} | {Share(raised - wrong, raised)} | {queries.Count} | {queries.Count(answer => answer.IsFound)} | {asked} |");
    }

    private static string Share(int part, int whole) => whole == 0 ? "–" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
