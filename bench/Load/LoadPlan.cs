using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Bench.Load;

/// <summary>What a filled store holds that the people of the peak must know: written beside it, read when they are let loose.</summary>
/// <param name="Organs">Codes of the organs that publish, file and are asked; each has the people of <see cref="LoadPeople"/>.</param>
/// <param name="Items">So many items are published, with the numbers from 1 on.</param>
/// <param name="ReportYear">Year of the published report of each organ.</param>
/// <param name="Cases">Numbers of the open requests of each organ.</param>
internal sealed record LoadPlan(ImmutableArray<string> Organs, int Items, int ReportYear, ImmutableArray<ImmutableArray<string>> Cases)
{
    private const string Name = "load.json";

    /// <summary>The name of an organ by its place in the list.</summary>
    public static string NameOf(int organ) => string.Create(CultureInfo.InvariantCulture, $"云泽市第{organ + 1}局");

    public static LoadPlan Read(string folder) => JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, Name)), LoadPlanJson.Default.LoadPlan)!;

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(this, LoadPlanJson.Default.LoadPlan));
}

[JsonSerializable(typeof(LoadPlan))]
internal sealed partial class LoadPlanJson : JsonSerializerContext;
