using System.Globalization;
using Gongkai.Corpus;
using Gongkai.Corpus.Auditing;
using Gongkai.Corpus.Mutation;
using Gongkai.Corpus.Samples;

// dotnet run --project tests/Corpus -- samples FOLDER
// dotnet run --project tests/Corpus -- document SHAPE CONTAINER SEED FOLDER
// dotnet run --project tests/Corpus -- audit FOLDER [NAME]
switch (args)
{
    case ["document", { } shape, { } container, { } seed, { } place]:
        var document = CorpusDocuments.Make(shape, container, ulong.Parse(seed, CultureInfo.InvariantCulture));
        Directory.CreateDirectory(place);
        File.WriteAllBytes(Path.Combine(place, document.FileName), document.Bytes.ToArray());
        return 0;
    case ["samples", { } folder]:
        foreach (var sample in SampleFiles.All)
        {
            var path = Path.Combine(folder, sample.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, [.. sample.Bytes]);
            Console.Error.WriteLine(path);
        }

        return 0;
    case ["mutants", { } folder, ..]:
        var (trial, file) = (new MutantTrial(folder), MutantTrial.CompiledRules());
        foreach (var (at, mutant) in RuleMutant.All(file).Index().Where(pair => args.Length < 3 || pair.Item.Where.Contains(args[2], StringComparison.Ordinal)))
        {
            Console.WriteLine($"{at} {(trial.IsNoticed(mutant.In(file)) ? "noticed" : "ALIVE")} {mutant.Where}: {mutant.What}");
        }

        return 0;
    case ["audit", { } folder]:
        AuditPrinter.Print(AuditScore.Run(AuditCorpus.Load(folder)), Console.Out);
        return 0;
    case ["audit", { } folder, { } name]:
        AuditPrinter.PrintClaims(AuditCorpus.Load(folder).Where(one => one.Name == name), Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: samples FOLDER   writes the synthetic reports into FOLDER");
        Console.Error.WriteLine("       document SHAPE CONTAINER SEED FOLDER   writes one generated document");
        Console.Error.WriteLine("       audit FOLDER     says which sentences of FOLDER the checks judge as a reviewer would, and which not");
        Console.Error.WriteLine("       mutants SPECS [WHERE]   makes the rules wrong one operator at a time and says which wrongs no example notices");
        Console.Error.WriteLine("       audit FOLDER NAME   how one of them is understood, claim by claim");
        return 64;
}
