using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Requests;

/// <summary>Which way is open against a letter.</summary>
public enum RemedyRoute
{
    /// <summary>Reconsideration or suit.</summary>
    Either,

    /// <summary>Reconsideration first, then suit (《行政复议法》第二十三条).</summary>
    First,

    /// <summary>Reconsideration first against what is refused, either against the rest.</summary>
    Partly,
}

/// <summary>The remedies that letters name, by class of ground and day of the letter.</summary>
public static class RemedyBook
{
    private static readonly Lazy<RemedyFile> File = new(Load);

    /// <summary>The rule in force on that day.</summary>
    /// <param name="remedy">The class (<see cref="Ground.Remedy"/>).</param>
    public static RemedyRule At(string remedy, DateOnly day) =>
        File.Value.Rules.Where(rule => rule.Class == remedy && rule.From <= day).MaxBy(rule => rule.From) ?? throw new ArgumentException($"No remedy of class '{remedy}' on {day:O}.", nameof(remedy));

    /// <summary>The paragraph that a letter prints.</summary>
    /// <param name="route">Which way.</param>
    /// <param name="letter">What the letter calls itself: 答复书, 告知书.</param>
    /// <param name="bodies">Whoever reconsiders; more than one where the applicant may choose.</param>
    /// <param name="court">The court; null for the general words.</param>
    /// <param name="online">Where reconsideration can be asked for on the internet (《行政复议法》第二十二条第二款); null for none.</param>
    public static string Text(RemedyRoute route, string letter, IEnumerable<string> bodies, string? court, string? online)
    {
        var file = File.Value;
        var text = file.Texts[route.ToString().ToLowerInvariant()].Replace("{letter}", letter, StringComparison.Ordinal)
            .Replace("{body}", string.Join(file.Or, bodies), StringComparison.Ordinal)
            .Replace("{court}", string.IsNullOrWhiteSpace(court) ? file.Court : court, StringComparison.Ordinal);
        return online is null ? text : text + file.Texts["online"].Replace("{url}", online, StringComparison.Ordinal);
    }

    private static RemedyFile Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("remedies/remedies.json")!;
        return JsonSerializer.Deserialize(stream, RemedyJson.Default.RemedyFile)!;
    }
}

/// <summary>One rule.</summary>
/// <param name="IsDoubtful">Practice or the texts leave it open: the page says so before the letter is signed.</param>
public sealed record RemedyRule(string Class, DateOnly From, RemedyRoute Route, bool IsDoubtful = false);

internal sealed record RemedyFile(ImmutableArray<RemedyRule> Rules, Dictionary<string, string> Texts, string Court, string Or);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RemedyFile))]
internal sealed partial class RemedyJson : JsonSerializerContext;
