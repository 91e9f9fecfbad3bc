using Gongkai.Corpus.Mutation;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

/// <summary>A rule that was made wrong is noticed: an example is answered otherwise, or a sentence is judged otherwise. A sample each time, all of them in a long run.</summary>
public sealed class RuleMutationTests(ITestOutputHelper output)
{
    private const double Fewest = 0.95;

    // Among so few one may by chance be of those that nothing notices.
    private const double FewestOfSample = 0.9;
    private const int Sampled = 16;
    private static readonly string Specs = Path.Combine(AppContext.BaseDirectory, "specs/auditor");

    [Fact]
    public void Mutants_OfTheRules_AreKilled()
    {
        var file = MutantTrial.CompiledRules();
        var all = RuleMutant.All(file);
        Assert.True(all.Length > 100, $"Only {all.Length} mutants were found.");
        var isLong = Environment.GetEnvironmentVariable("GONGKAI_LONG") == "1";
        var step = isLong ? 1 : Math.Max(1, all.Length / Sampled);
        var chosen = all.Where((_, at) => at % step == 0).ToList();
        var trial = new MutantTrial(Specs);
        var alive = chosen.Where(mutant => !trial.IsNoticed(mutant.In(file))).ToList();
        alive.ForEach(mutant => output.WriteLine($"alive: {mutant.Where}: {mutant.What}"));
        output.WriteLine($"{chosen.Count - alive.Count} of {chosen.Count} mutants killed ({all.Length} in all)");
        Assert.InRange(1 - ((double)alive.Count / chosen.Count), isLong ? Fewest : FewestOfSample, 1);
    }
}
