using System.Collections.Immutable;
using Gongkai.Corpus.Auditing;
using Gongkai.Reports.Checks;
using Gongkai.Tests.House;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

/// <summary>Each rule has an example that it passes and one that it finds, and says what it should of both.</summary>
public sealed class RuleExampleTests
{
    private static readonly ImmutableArray<RuleExample> Examples = Load("rules.tsv");

    [Fact]
    public void Rules_SayOfTheirExamplesWhatTheyShould() => Expect.None(Examples.Where(example => !example.Holds).Select(example => $"{example.Name}: {example.Rule} {(example.IsFound ? "does not find it" : "finds it")}"));

    [Fact]
    public void WorkedCasesOfTheLaw_AreAnsweredAsTheySay() => Expect.None(Load("law.tsv").Where(example => !example.Holds).Select(example => $"{example.Name}: {example.Rule} {(example.IsFound ? "does not find it" : "finds it")}"));

    [Fact]
    public void Rules_EachHaveAnExampleThatPassesAndOneThatIsFound() =>
        Expect.None(RuleBook.Rules.Where(rule => !Examples.Any(example => example.Rule == rule.Id && example.IsFound) || !Examples.Any(example => example.Rule == rule.Id && !example.IsFound)).Select(rule => rule.Id));

    [Fact]
    public void Rules_EachNameTheirBasisUnlessTheyOnlyTellHowTheDocumentWasRead() =>
        Expect.None(RuleBook.Rules.Where(rule => rule.Basis.Length == 0 && !rule.Id.StartsWith("S-", StringComparison.Ordinal)).Select(rule => rule.Id));

    private static ImmutableArray<RuleExample> Load(string file) =>
        RuleExample.Load(Path.Combine(AppContext.BaseDirectory, "specs/auditor", file), Path.Combine(AppContext.BaseDirectory, "specs/auditor/tuning/tables.json"));
}
