using System.Globalization;
using Gongkai.Corpus.Fuzzing;

namespace Gongkai.Fuzz;

/// <summary>Runs one reader after the other, keeps every file that makes a fault, and sees to it that a reader that never comes back or takes the process down leaves its file behind.</summary>
internal static class FuzzCommand
{
    // Readers that count their branches take up to ten times as long.
    private static readonly int Slowness = Ground.IsWatched ? 10 : 1;

    /// <summary>1 when anything was found, else 0.</summary>
    /// <param name="time">For each reader.</param>
    /// <param name="readers">Which; all when empty.</param>
    /// <param name="seed">Where the chances start.</param>
    /// <param name="folder">Where files with faults are kept.</param>
    public static int Run(TimeSpan time, IReadOnlyList<string> readers, ulong seed, string folder)
    {
        Directory.CreateDirectory(folder);
        var chosen = FuzzReader.All.Where(reader => readers.Count == 0 || readers.Contains(reader.Id)).ToList();
        Console.Error.WriteLine(Ground.IsWatched ? "Readers are instrumented: files that reach new code are kept and changed on." : "Readers are not instrumented: files with new outcomes are kept and changed on.");
        var faults = 0;
        foreach (var reader in chosen)
        {
            using var journal = new Journal(Path.Combine(folder, $"{reader.Id}.last"), file => Hang(reader, file, folder));
            var ground = Path.Combine(folder, $"{reader.Id}.ground");
            var run = new FuzzRun(reader, seed) { Before = journal.Begin, Fault = (file, fault) => Keep(reader, file, fault, folder), IsNewGround = Ground.IsNew, Slowness = Slowness, Known = Known(reader, ground) };
            var tally = run.For(time, CancellationToken.None);
            if (Ground.IsWatched)
            {
                File.WriteAllLines(ground, tally.Kept.Select(file => file.ToString()));
            }

            Console.Out.WriteLine(tally);
            tally.Faults.ForEach(fault => Console.Error.WriteLine(fault.Split('\n')[0]));
            faults += tally.Faults.Count;
        }

        return faults == 0 ? 0 : 1;
    }

    // What a run with instrumented readers found worth changing on is changed on by one without.
    private static List<FuzzedFile> Known(FuzzReader reader, string ground) =>
        File.Exists(ground) ? File.ReadAllLines(ground).Select(line => line.Split(' ')).Select(line => Made(reader, line[0], line[1..])).ToList() : [];

    private static FuzzedFile Made(FuzzReader reader, string name, IEnumerable<string> seeds) =>
        seeds.Select(seed => ulong.Parse(seed, CultureInfo.InvariantCulture)).Aggregate(reader.Sound().Single(sound => sound.Name == name), (now, seed) => now.Next(seed));

    /// <summary>Makes a file again from its name and its seeds, writes it and reads it.</summary>
    public static int Again(string reader, string name, IEnumerable<string> seeds, string target)
    {
        var chosen = FuzzReader.All.Single(known => known.Id == reader);
        var file = Made(chosen, name, seeds);
        File.WriteAllBytes(target, file.Bytes);
        var begun = Environment.CpuUsage.TotalTime;
        Console.Out.WriteLine(chosen.Read(file.Bytes, file.Name));
        Console.Error.WriteLine($"{(Environment.CpuUsage.TotalTime - begun).TotalMilliseconds:0} ms");
        return 0;
    }

    private static void Keep(FuzzReader reader, FuzzedFile file, string fault, string folder)
    {
        var path = Path.Combine(folder, $"{reader.Id}-{file.Seeds[^1]}{Path.GetExtension(file.Name)}");
        File.WriteAllBytes(path, file.Bytes);
        File.WriteAllText(path + ".txt", $"{reader.Id} {file}\n{fault}\n");
    }

    private static void Hang(FuzzReader reader, FuzzedFile file, string folder)
    {
        Keep(reader, file, "never came back", folder);
        Console.Error.WriteLine($"{reader.Id} {file}: never came back");
        Environment.Exit(3);
    }
}
