using Gongkai.Fuzz;
using SharpFuzz;

// dotnet run -c Release --project fuzz -- loop SECONDS [CONTAINER]   mutated files without any other program, on all cores
// dotnet run -c Release --project fuzz -- seeds FOLDER               one sound file of each kind, to start a fuzzer from
// afl-fuzz -i SEEDS -o OUT -- dotnet Gongkai.Fuzz.dll afl NAME       a fuzzer from outside, after "sharpfuzz Gongkai.Documents.dll"
switch (args)
{
    case ["loop", { } seconds, .. var only]:
        return FuzzLoop.Run(TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)), only is [{ } container] ? container : null);
    case ["seeds", { } folder]:
        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in FuzzLoop.Sound(null))
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        return 0;
    case ["afl", { } name]:
        Fuzzer.OutOfProcess.Run(stream => OneFile.Read(stream, name));
        return 0;
    default:
        Console.Error.WriteLine("usage: fuzz loop SECONDS [CONTAINER] | seeds FOLDER | afl NAME");
        return 64;
}
