using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;

namespace Gongkai.Requests;

/// <summary>To whom a letter goes.</summary>
public enum Addressee
{
    /// <summary>The applicant.</summary>
    Applicant,

    /// <summary>Whoever is asked: a third party, a joint maker, another organ.</summary>
    Party,
}

/// <summary>A letter 文书 as data: what it is called, which numbers it takes, and its paragraphs with {named} places. A paragraph that begins with ? is left out
/// when a place of it stays empty; in all others an empty place is refused.</summary>
public sealed record LetterTemplate(
    string Code, DateOnly From, DateOnly? Until, string Series, Addressee Addressee, string Zh, string En, string Title, ImmutableArray<string> Paragraphs)
{
    private static readonly Lazy<ImmutableArray<LetterTemplate>> Known = new(Load);

    /// <summary>The templates that come with the program.</summary>
    public static ImmutableArray<LetterTemplate> BuiltIn => Known.Value;

    /// <summary>The built-in template in force on that day; null when there is none.</summary>
    public static LetterTemplate? At(string code, DateOnly day) =>
        BuiltIn.Where(template => template.Code == code && template.From <= day && (template.Until is null || day <= template.Until)).MaxBy(template => template.From);

    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);

    /// <summary>What the letter calls itself in its own words: 答复书, 告知书.</summary>
    public string Self => Title[^3..];

    private static ImmutableArray<LetterTemplate> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith("letters/templates/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return JsonSerializer.Deserialize(stream, TemplateJson.Default.TemplateFile)!.Build();
        })];
    }
}

/// <summary>A file of templates: what they share, and each.</summary>
internal sealed record TemplateFile(string Series, string Title, string[] Opening, string[] Closing, TemplateFile.Template[] Templates)
{
    public IEnumerable<LetterTemplate> Build() => Templates.Select(template => new LetterTemplate(
        template.Code, template.From, template.Until, template.Series ?? Series, template.Addressee, template.Zh, template.En, template.Title ?? Title,
        [.. template.Opening ?? Opening, .. template.Text, .. Closing]));

    internal sealed record Template(string Code, DateOnly From, string Zh, string En, string[] Text)
    {
        public DateOnly? Until { get; init; }
        public string? Series { get; init; }
        public string? Title { get; init; }
        public string[]? Opening { get; init; }
        public Addressee Addressee { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TemplateFile))]
internal sealed partial class TemplateJson : JsonSerializerContext;
