using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Reports;

namespace Gongkai.Requests;

/// <summary>What a decision on a ground must bring with it. The words on the wire are the members in kebab case.</summary>
public enum Need
{
    /// <summary>Reasons in words.</summary>
    Reason,

    /// <summary>Where the information, or the right counter, is found.</summary>
    Where,

    /// <summary>How and when the information is given.</summary>
    Provision,

    /// <summary>What is released: files, or a time to look.</summary>
    Release,

    /// <summary>Which parts are given and which are not.</summary>
    Parts,

    /// <summary>A rule beside the regulation.</summary>
    Basis,

    /// <summary>The same, and it must be a law or an administrative regulation: 规章 do not reach.</summary>
    BasisOfLaw,

    /// <summary>The third party was asked, or a reason stands why not.</summary>
    ThirdParty,

    /// <summary>What was searched, where and by whom: the organ bears the burden of proof.</summary>
    Search,

    /// <summary>The organ that is responsible, with a way to reach it where it is known.</summary>
    Responsible,

    /// <summary>Clarification was asked for and given.</summary>
    Clarified,

    /// <summary>Clarification was asked for, not given, and the time is over.</summary>
    ClarificationLapsed,

    /// <summary>A fee was asked for, not paid, and the time is over.</summary>
    FeeLapsed,

    /// <summary>The applicant was asked for reasons (第三十五条).</summary>
    ReasonsLetter,

    /// <summary>The earlier request and its answer.</summary>
    Earlier,
}

/// <summary>A way to decide, as data: which row of the report counts it, which article it rests on, what it needs, and which remedy the letter names.</summary>
/// <param name="Code">As stored with a decision; names its letter template too.</param>
/// <param name="From">First day on which a reply may rest on it.</param>
/// <param name="Until">Last such day; null while it lasts.</param>
/// <param name="Rows">Rows of table 3, the best first: the one that the year's form has counts. Empty for corrections.</param>
/// <param name="Article">Article of 《条例》, as cited behind its name; empty where the regulation has none.</param>
/// <param name="Also">What is cited besides; empty for most.</param>
/// <param name="Remedy">The class of remedy (<see cref="RemedyBook"/>).</param>
/// <param name="Releases">Something leaves the house: secrecy review comes before the leader.</param>
/// <param name="States">The states from which it can be drafted.</param>
public sealed record Ground(
    string Code, string Zh, string En, DateOnly From, DateOnly? Until, MatterKind Matter, ImmutableArray<string> Rows, string Article, string Also,
    ImmutableArray<Need> Needs, string Remedy, bool Releases, ImmutableArray<string> States)
{
    private const string Regulation = "《中华人民共和国政府信息公开条例》";
    private static readonly Lazy<ImmutableArray<Ground>> Known = new(Load);

    /// <summary>Every ground, in the order of the form.</summary>
    public static ImmutableArray<Ground> All => Known.Value;

    /// <summary>The ground of that code; null when there is none.</summary>
    public static Ground? Find(string code) => All.FirstOrDefault(ground => ground.Code == code);

    /// <summary>The grounds on which a reply of that day may rest.</summary>
    public static IEnumerable<Ground> On(DateOnly day, MatterKind matter) => All.Where(ground => ground.Matter == matter && ground.IsInForce(day));

    /// <summary>True when a reply of that day may rest on it.</summary>
    public bool IsInForce(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>The one row that counts a case closed on that day; null for corrections.</summary>
    public Outcome? OutcomeOn(DateOnly day)
    {
        var form = Outcome.In(FormCatalogue.Default.MeantFor(day.Year));
        return Rows.Select(row => form.FirstOrDefault(outcome => outcome.Code == row)).FirstOrDefault(outcome => outcome is not null);
    }

    /// <summary>What the letter cites: 《条例》 with the article, and what stands beside it; empty where nothing does.</summary>
    public string Citation => string.Join("、", new[] { Article.Length == 0 ? "" : Regulation + Article, Also }.Where(part => part.Length > 0));

    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);

    private static ImmutableArray<Ground> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("deciding/grounds.json")!;
        return [.. JsonSerializer.Deserialize(stream, GroundJson.Default.GroundFileArray)!.Select(file => file.Build())];
    }
}

/// <summary>A ground as written in <c>grounds.json</c>.</summary>
internal sealed record GroundFile
{
    public required string Code { get; init; }
    public required string Zh { get; init; }
    public required string En { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
    public MatterKind Matter { get; init; }
    public string[]? Rows { get; init; }
    public required string Article { get; init; }
    public string? Also { get; init; }
    public string[]? Needs { get; init; }
    public required string Remedy { get; init; }
    public bool Releases { get; init; }
    public string[]? States { get; init; }

    public Ground Build() => new(Code, Zh, En, From, Until, Matter, [.. Rows ?? []], Article, Also ?? "", [.. (Needs ?? []).Select(Read)], Remedy, Releases, [.. States ?? [RequestState.Handling]]);

    private static Need Read(string need) => Enum.Parse<Need>(need.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(GroundFile[]))]
internal sealed partial class GroundJson : JsonSerializerContext;
