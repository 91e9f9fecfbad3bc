using BenchmarkDotNet.Attributes;

namespace Gongkai.Bench;

/// <summary>The same measurements by BenchmarkDotNet, with memory.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private Input text = null!;
    private Input page = null!;

    /// <summary>Which report.</summary>
    [ParamsSource(nameof(Reports))]
    public string Report { get; set; } = "";

    /// <summary>Names of the reports.</summary>
    public static IEnumerable<string> Reports => Inputs.Texts.Select(input => input.Name);

    /// <summary>Takes the report as text and as page.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var at = Inputs.Texts.ToList().FindIndex(input => input.Name == Report);
        (text, page) = (Inputs.Texts[at], Inputs.Pages[at]);
    }

    /// <summary>The peer.</summary>
    [Benchmark(Baseline = true)]
    public int BareParseOfThePage() => Work.BareParse(page);

    /// <summary>Ours, of the page.</summary>
    [Benchmark]
    public int ReadAndCheckThePage() => Work.ReadAndCheck(page);

    /// <summary>Ours, of the text.</summary>
    [Benchmark]
    public int ReadAndCheckTheText() => Work.ReadAndCheck(text);
}
