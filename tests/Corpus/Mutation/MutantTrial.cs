using System.Reflection;
using System.Runtime.Loader;
using Gongkai.Corpus.Auditing;

namespace Gongkai.Corpus.Mutation;

/// <summary>Runs the tests of the rules against mutants, each in a context of its own.</summary>
/// <param name="specs">The folder of examples and sentences.</param>
public sealed class MutantTrial(string specs)
{
    private const string Rules = "Gongkai.Reports";
    private const string TunedTables = "tuning/tables.json";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    // What the sound rules say; slow, and asked for only by a mutant that the examples let pass.
    private readonly Lazy<string> saidOfSentences = new(() => SaidOfSentences(specs));
    private readonly string saidOfExamples = SaidOfExamples(specs);

    /// <summary>The compiled rules beside this program.</summary>
    public static byte[] CompiledRules() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Rules + ".dll"));

    /// <summary>True when a test would fail with these rules: an example is answered otherwise, else a sentence is judged otherwise.</summary>
    public bool IsNoticed(byte[] rules) => Outcome(rules, nameof(SaidOfExamples)) != saidOfExamples || Outcome(rules, nameof(SaidOfSentences)) != saidOfSentences.Value;

    /// <summary>What is said of every example: the text that the tests compare.</summary>
    public static string SaidOfExamples(string specs)
    {
        var tables = Path.Combine(specs, TunedTables);
        return string.Concat(new[] { "rules.tsv", "law.tsv" }.SelectMany(file => RuleExample.Load(Path.Combine(specs, file), tables)).Select(example => example.Saying));
    }

    /// <summary>The table of the tuned sentences.</summary>
    public static string SaidOfSentences(string specs) =>
        AuditTable.Write([.. Directory.GetDirectories(specs, "tuning*").Order(StringComparer.Ordinal).SelectMany(folder => AuditScore.Run(AuditCorpus.Load(folder)))]);

    // A wrong step can turn a loop round for ever: what does not come to an end is noticed, too.
    private string Outcome(byte[] rules, string question)
    {
        var said = "";
        var asking = new Thread(() => said = Ask(rules, question)) { IsBackground = true, Priority = ThreadPriority.Lowest };
        asking.Start();
        return asking.Join(Longest) ? said : "no end";
    }

    // An exception's name where the mutant gives no answer.
    private string Ask(byte[] rules, string question)
    {
        var context = new MutantContext(rules);
        try
        {
            var trial = context.LoadFromAssemblyPath(typeof(MutantTrial).Assembly.Location).GetType(typeof(MutantTrial).FullName!)!;
            return (string)trial.GetMethod(question, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [specs])!;
        }
        catch (TargetInvocationException error)
        {
            return error.GetBaseException().GetType().Name;
        }
        finally
        {
            context.Unload();
        }
    }

    private sealed class MutantContext(byte[] rules) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == Rules ? LoadFromStream(new MemoryStream(rules)) : null;
    }
}
