using System.Reflection;
using System.Runtime.Loader;
using Gongkai.Corpus.Auditing;

namespace Gongkai.Corpus.Mutation;

/// <summary>Runs the tests of the rules against mutants, each in a context of its own.</summary>
public static class MutantTrial
{
    private const string Rules = "Gongkai.Reports";

    /// <summary>The compiled rules beside this program.</summary>
    public static byte[] CompiledRules() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Rules + ".dll"));

    /// <summary>What the examples and the tuned sentences come to with a compiled file of the rules; an exception's name where they do not come to an end.</summary>
    public static string Outcome(byte[] rules, string specs)
    {
        var context = new MutantContext(rules);
        try
        {
            var trial = context.LoadFromAssemblyPath(typeof(MutantTrial).Assembly.Location).GetType(typeof(MutantTrial).FullName!)!;
            return (string)trial.GetMethod(nameof(Verdict), BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [specs])!;
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

    /// <summary>The examples that do not hold, then the table of the tuned sentences: what the tests look at.</summary>
    public static string Verdict(string specs)
    {
        var tables = Path.Combine(specs, "tuning", "tables.json");
        var failing = new[] { "rules.tsv", "law.tsv" }.SelectMany(file => RuleExample.Load(Path.Combine(specs, file), tables)).Where(example => !example.Holds).Select(example => example.Name);
        return string.Join('\n', failing) + AuditTable.Write(AuditScore.Run(AuditCorpus.Load(Path.Combine(specs, "tuning"))));
    }

    private sealed class MutantContext(byte[] rules) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == Rules ? LoadFromStream(new MemoryStream(rules)) : null;
    }
}
