using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Corpus.Auditing;
using Gongkai.Corpus.Running;
using Gongkai.Reports.Checks;
using Gongkai.Tests.House;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

/// <summary>Each rule has an example that it passes and one that it finds, and says what it should of both.</summary>
public sealed partial class RuleExampleTests
{
    private static readonly ImmutableArray<RuleExample> Examples = Load("rules.tsv");

    [Fact]
    public void Rules_SayOfTheirExamplesWhatTheyShould() => Expect.None(Examples.Where(example => !example.Holds).Select(example => $"{example.Name}: {example.Rule} {(example.IsFound ? "does not find it" : "finds it")}"));

    // What people are told, weight and evidence with it: read the file as a reviewer would.
    [Fact]
    public void Rules_SayOfTheirExamplesWhatIsApproved() =>
        Approved.Same("rules.txt", string.Concat(Examples.Where(example => example.IsFound).Select(example => example.Saying)));

    [Fact]
    public void WorkedCasesOfTheLaw_AreAnsweredAsTheySay() => Expect.None(Load("law.tsv").Where(example => !example.Holds).Select(example => $"{example.Name}: {example.Rule} {(example.IsFound ? "does not find it" : "finds it")}"));

    [Fact]
    public void Rules_EachHaveAnExampleThatPassesAndOneThatIsFound() =>
        Expect.None(RuleBook.Rules.Where(rule => !Examples.Any(example => example.Rule == rule.Id && example.IsFound) || !Examples.Any(example => example.Rule == rule.Id && !example.IsFound)).Select(rule => rule.Id));

    [Fact]
    public void EnglishSentences_QuoteChineseOnlyBetweenQuotationMarks() =>
        Expect.None(Examples.Where(example => example.IsFound).SelectMany(example => ReportChecks.Run(example.Read, example.Companions))
            .Where(finding => finding.Rule[0] is 'N' or 'X').Select(finding => (finding.Rule, Words: RuleBook.Message(finding, CultureInfo.GetCultureInfo("en"))))
            .Where(said => ChineseOutsideQuotes().IsMatch(Quoted().Replace(said.Words, ""))).Select(said => $"{said.Rule}: {said.Words}").Distinct());

    [Fact]
    public void Explanations_ThatFitByThemselves_HaveWordsInBothLanguages()
    {
        var found = Examples.SelectMany(example => ReportChecks.Run(example.Read, example.Companions)).Where(finding => finding.Explanation is not null).ToList();
        Assert.NotEmpty(found);
        Expect.None(found.Where(finding => RuleBook.ExplanationWords(finding, CultureInfo.GetCultureInfo("zh-Hans")) is not [.., '。'] || RuleBook.ExplanationWords(finding, CultureInfo.GetCultureInfo("en")) is not [.., '.']).Select(finding => $"{finding.Rule}: {finding.Explanation}"));
    }

    [Fact]
    public void Rules_EachNameTheirBasisUnlessTheyOnlyTellHowTheDocumentWasRead() =>
        Expect.None(RuleBook.Rules.Where(rule => rule.Basis.Length == 0 && !rule.Id.StartsWith("S-", StringComparison.Ordinal)).Select(rule => rule.Id));

    private static ImmutableArray<RuleExample> Load(string file) =>
        RuleExample.Load(Path.Combine(AppContext.BaseDirectory, "specs/auditor", file), Path.Combine(AppContext.BaseDirectory, "specs/auditor/tuning/tables.json"));

    // What the words or the form print stays as printed; parts are called as they are numbered, money by its unit.
    [GeneratedRegex("“[^”]*(“[^”]*”[^”]*)*”")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}-[一二三四五六元万]]")]
    private static partial Regex ChineseOutsideQuotes();
}
