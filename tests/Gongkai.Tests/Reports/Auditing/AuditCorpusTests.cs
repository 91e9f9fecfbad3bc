using System.Collections.Immutable;
using Gongkai.Corpus.Auditing;
using Gongkai.Corpus.Running;
using Gongkai.Tests.House;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

/// <summary>Sentences and narratives in the manner of published reports: what is wrong is found, what is true is left alone, and the page says how well.</summary>
public sealed class AuditCorpusTests
{
    private const string Page = "docs/auditor.md";
    private const int Fewest = 1000;
    private static readonly string[] Tuned = ["tuning", "tuning-2", "tuning-3", "tuning-4", "tuning-5", "tuning-6", "tuning-13"];

    // Most by authors who had not seen the grammar; opened one after the other, and what they showed was put right by grammar alone.
    private static readonly string[] ByOthers = ["tuning-7", "tuning-8", "tuning-9", "tuning-10", "tuning-11", "tuning-12", "tuning-14", "tuning-15"];
    private static readonly ImmutableArray<AuditAnswer> Later = [.. ByOthers.SelectMany(folder => AuditScore.Run(AuditCorpus.Load(Folder(folder))))];
    private static readonly ImmutableArray<AuditAnswer> Known = [.. Tuned.SelectMany(folder => AuditScore.Run(AuditCorpus.Load(Folder(folder))))];

    [Fact]
    public void Corpus_HoldsAThousandSentences() => Assert.InRange(Tuned.Sum(folder => AuditCorpus.Written(Folder(folder))), Fewest, int.MaxValue);

    [Fact]
    public void TrueSentences_AreNeverCalledWrong() => Expect.None(Known.Concat(Later).Where(answer => answer.IsFalseError).Select(answer => $"{answer.Case.Name}: {answer.Case.Words}"));

    [Fact]
    public void Contradictions_AreFound() => Assert.InRange(Recall(Known), 0.95, 1);

    [Fact]
    public void Contradictions_InTheWordsOfOthers_AreNoticed()
    {
        Assert.InRange(Recall(Later), 0.91, 1);
        var errors = Later.Where(answer => answer.Case.Expected == Expected.Error).ToList();
        Assert.InRange((double)errors.Count(answer => answer.IsNoticed) / errors.Count, 0.95, 1);
    }

    [Fact]
    public void Page_SaysHowWellTheRulesDo() => Measured("tuned", Known);

    [Fact]
    public void Page_SaysHowWellTheyDoInTheWordsOfOthers() => Measured("others", Later);

    private static void Measured(string name, ImmutableArray<AuditAnswer> answers)
    {
        var (open, close) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var page = Checkout.Text(Page).ReplaceLineEndings("\n");
        var start = page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var end = page.IndexOf(close, StringComparison.Ordinal);
        Assert.True(start >= open.Length && end >= start, $"{Page} has lost the marks around the table '{name}'.");
        var table = AuditTable.Write(answers);
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(Checkout.PathOf(Page), page[..start] + table + page[end..]);
            return;
        }

        Assert.Equal(table, page[start..end]);
    }

    private static double Recall(ImmutableArray<AuditAnswer> answers)
    {
        var errors = answers.Where(answer => answer.Case.Expected == Expected.Error).ToList();
        return (double)errors.Count(answer => answer.IsFound) / errors.Count;
    }

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "specs/auditor", name);
}
