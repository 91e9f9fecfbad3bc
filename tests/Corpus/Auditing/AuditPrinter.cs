using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Claims;

namespace Gongkai.Corpus.Auditing;

/// <summary>Prints answers for people who tune the grammar: what went wrong line by line, then the counts.</summary>
public static class AuditPrinter
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary>Prints what went wrong, and the counts.</summary>
    public static void Print(ImmutableArray<AuditAnswer> answers, TextWriter output)
    {
        Lines("FALSE ERROR", answers.Where(answer => answer.IsFalseError), output);
        Lines("false query", answers.Where(answer => !answer.IsFalseError && answer.IsFalseQuery), output);
        Lines("MISSED", answers.Where(answer => !answer.IsNoticed), output);
        Lines("only asked", answers.Where(answer => answer.IsNoticed && !answer.IsFound), output);
        output.WriteLine(Counts(answers));
    }

    /// <summary>Prints how cases are understood.</summary>
    public static void PrintClaims(IEnumerable<AuditCase> cases, TextWriter output)
    {
        foreach (var one in cases)
        {
            output.WriteLine(one.Words);
            foreach (var (at, claim) in ClaimReader.Read(one.Report).Index())
            {
                output.WriteLine($"  {at} {claim.Quantity} {claim.Number} {claim.Unit} {claim.Scope} {claim.Relation}{(claim.Of is { } of ? $" of {of}" : "")} {claim.NotCheckable}  {claim.Text}");
            }

            foreach (var finding in ReportChecks.Run(one.Report).Where(finding => finding.Rule[0] is 'N' or 'X'))
            {
                output.WriteLine($"  {finding.Severity} {finding.Rule}: {RuleBook.Message(finding, Chinese)}");
            }
        }
    }

    /// <summary>The counts in one line.</summary>
    public static string Counts(ImmutableArray<AuditAnswer> answers)
    {
        var errors = answers.Where(answer => answer.Case.Expected == Expected.Error).ToList();
        var queries = answers.Where(answer => answer.Case.Expected == Expected.Query).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{answers.Length} cases: {errors.Count} errors to find, {errors.Count(answer => answer.IsFound)} found, {errors.Count(answer => answer.IsNoticed && !answer.IsFound)} only asked about; "
            + $"{queries.Count} questions to ask, {queries.Count(answer => answer.IsFound)} asked; {answers.Count(answer => answer.IsFalseError)} false errors, {answers.Count(answer => answer.IsFalseQuery)} false questions");
    }

    private static void Lines(string head, IEnumerable<AuditAnswer> answers, TextWriter output)
    {
        foreach (var answer in answers)
        {
            output.WriteLine($"{head}  {answer.Case.Name} {answer.Case.Report.Organ}  {answer.Case.Rule}  {answer.Case.Words[..Math.Min(160, answer.Case.Words.Length)].ReplaceLineEndings(" ")}");
            foreach (var finding in answer.Said)
            {
                output.WriteLine($"             {finding.Severity} {finding.Rule}: {RuleBook.Message(finding, Chinese)}");
            }

            foreach (var claim in answer.IsFound || answer.Case.Expected == Expected.Nothing ? [] : Concerned(answer.Case))
            {
                output.WriteLine($"             {Understood(claim)}");
            }
        }
    }

    /// <summary>The claims that the false number changed; of a sentence all.</summary>
    private static IEnumerable<Claim> Concerned(AuditCase one)
    {
        var before = one.Sound is { } sound ? ClaimReader.Read(sound).Select(Understood).ToHashSet(StringComparer.Ordinal) : [];
        return ClaimReader.Read(one.Report).Where(claim => !before.Contains(Understood(claim)));
    }

    private static string Understood(Claim claim) =>
        $"{claim.Quantity} {claim.Number} {claim.Unit} {claim.Scope} {claim.Relation}{(claim.Of is { } of ? $" of {of}" : "")} {claim.NotCheckable} [{claim.Doubts}]  {claim.Text}";
}
