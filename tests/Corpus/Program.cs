using Gongkai.Corpus.Samples;

// dotnet run --project tests/Corpus -- samples FOLDER
if (args is not ["samples", { } folder])
{
    Console.Error.WriteLine("usage: samples FOLDER   writes the synthetic reports into FOLDER");
    return 64;
}

foreach (var sample in SampleFiles.All)
{
    var path = Path.Combine(folder, sample.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(path, [.. sample.Bytes]);
    Console.Error.WriteLine(path);
}

return 0;
