using System.Globalization;
using Gongkai.Corpus.Fuzzing;
using Gongkai.Documents.Reading;
using Gongkai.Fuzz;
using SharpFuzz;

// dotnet run -c Release --project fuzz -- loop SECONDS [READER]... [--seed N] [--keep FOLDER]   hostile files for each reader, one after the other (bench/full does it with instrumented readers)
// dotnet run -c Release --project fuzz -- again READER TARGET NAME SEED...                      a file of an earlier run, made again
// dotnet run -c Release --project fuzz -- instrument FOLDER                                     instruments the readers in a copy of this program
// dotnet run -c Release --project fuzz -- seeds FOLDER                                          one sound file of each kind, to start a fuzzer from
// afl-fuzz -i SEEDS -o OUT -- dotnet Gongkai.Fuzz.dll afl NAME                                  a fuzzer from outside, in an instrumented copy
Ground.Watch();
Recognition.Bring(() => Strokes.Read);
switch (args)
{
    case ["loop", { } seconds, .. var options]:
        var (readers, seed, folder) = (new List<string>(), 1UL, Path.Combine(Path.GetTempPath(), "gongkai-fuzz"));
        for (var at = 0; at < options.Length; at++)
        {
            switch (options[at])
            {
                case "--seed":
                    seed = ulong.Parse(options[++at], CultureInfo.InvariantCulture);
                    break;
                case "--keep":
                    folder = options[++at];
                    break;
                default:
                    readers.Add(options[at]);
                    break;
            }
        }

        return FuzzCommand.Run(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), readers, seed, folder);
    case ["again", { } reader, { } target, { } name, .. var seeds]:
        return FuzzCommand.Again(reader, name, seeds, target);
    case ["instrument", { } copy]:
        Ground.Instrument(copy);
        return 0;
    case ["seeds", { } place]:
        Directory.CreateDirectory(place);
        foreach (var file in FuzzReader.All.SelectMany(known => known.Sound()))
        {
            File.WriteAllBytes(Path.Combine(place, file.Name), file.Bytes);
        }

        return 0;
    case ["afl", { } named]:
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            FuzzedReading.Report(bytes.ToArray(), named);
        });
        return 0;
    default:
        Console.Error.WriteLine("usage: fuzz loop SECONDS [READER]... [--seed N] [--keep FOLDER] | again READER TARGET NAME SEED... | instrument FOLDER | seeds FOLDER | afl NAME");
        return 64;
}
