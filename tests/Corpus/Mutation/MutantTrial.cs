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

    private readonly string[] saidBySoundRules = [.. Said(specs)];

    /// <summary>The compiled rules beside this program.</summary>
    public static byte[] CompiledRules() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Rules + ".dll"));

    /// <summary>True when a test would fail with these rules: an example is answered otherwise, else a sentence is judged otherwise.</summary>
    public bool IsNoticed(byte[] rules)
    {
        // A wrong step can turn a loop round for ever: what does not come to an end is noticed, too.
        var isNoticed = true;
        var asking = new Thread(() => isNoticed = !IsSaidBy(rules)) { IsBackground = true, Priority = ThreadPriority.Lowest };
        asking.Start();
        return !asking.Join(Longest) || isNoticed;
    }

    /// <summary>What is said of every example, the text that the tests compare; then the table of each folder of tuned sentences. Made as it is asked for:
    /// most mutants are known by the first.</summary>
    public static IEnumerable<string> Said(string specs)
    {
        var tables = Path.Combine(specs, TunedTables);
        yield return string.Concat(new[] { "rules.tsv", "law.tsv" }.SelectMany(file => RuleExample.Load(Path.Combine(specs, file), tables)).Select(example => example.Saying));
        foreach (var folder in Directory.GetDirectories(specs, "tuning*").Order(StringComparer.Ordinal))
        {
            yield return AuditTable.Write([.. AuditScore.Run(AuditCorpus.Load(folder))]);
        }
    }

    private bool IsSaidBy(byte[] rules)
    {
        var context = new MutantContext(rules);
        try
        {
            var trial = context.LoadFromAssemblyPath(typeof(MutantTrial).Assembly.Location).GetType(typeof(MutantTrial).FullName!)!;
            var said = (IEnumerable<string>)trial.GetMethod(nameof(Said), BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [specs])!;
            return said.SequenceEqual(saidBySoundRules);
        }
#pragma warning disable CA1031 // Whatever wrong rules throw, they were noticed.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
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
