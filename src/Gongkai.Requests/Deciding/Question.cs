using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;

namespace Gongkai.Requests;

/// <summary>A question that the law puts before a decision, as data. Their order is that of the law: what settles a request earlier is asked earlier.</summary>
/// <param name="Article">The article that asks.</param>
/// <param name="States">States of the case that begin with it; empty for one that others lead to.</param>
public sealed record Question(string Code, string Zh, string En, string Article, MatterKind Matter, ImmutableArray<string> States, ImmutableArray<QuestionAnswer> Answers)
{
    private static readonly Lazy<ImmutableArray<Question>> Known = new(Load);

    /// <summary>Every question.</summary>
    public static ImmutableArray<Question> All => Known.Value;

    /// <summary>The question with which a case in that state begins; null when nothing can be drafted in it.</summary>
    public static Question? First(MatterKind matter, string state) => All.FirstOrDefault(question => question.Matter == matter && question.States.Contains(state));

    /// <summary>The question of that code.</summary>
    public static Question Of(string code) => All.First(question => question.Code == code);

    /// <summary>Its words.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);

    private static ImmutableArray<Question> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("deciding/questions.json")!;
        return [.. JsonSerializer.Deserialize(stream, QuestionJson.Default.QuestionFileArray)!.Select(file => new Question(file.Code, file.Zh, file.En, file.Article, file.Matter, [.. file.States ?? []], [.. file.Answers]))];
    }
}

/// <summary>One answer to a question.</summary>
/// <param name="Ground">The ground on which it decides; null when another question follows.</param>
/// <param name="Next">The question that follows; null when it decides.</param>
public sealed record QuestionAnswer(string Zh, string En, string? Ground = null, string? Next = null)
{
    /// <summary>Its words.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);
}

/// <summary>What was answered so far.</summary>
/// <param name="Answered">The questions with their answers, the first one first.</param>
/// <param name="Open">The question that comes now; null when the answers have led to a ground.</param>
public sealed record QuestionPath(ImmutableArray<(Question Question, QuestionAnswer Answer)> Answered, Question? Open)
{
    /// <summary>Follows the numbers of answers, from 0, with hyphens between. What does not fit ends the path where it stands.</summary>
    public static QuestionPath Follow(Question first, string? path)
    {
        var answered = ImmutableArray.CreateBuilder<(Question, QuestionAnswer)>();
        var open = first;
        foreach (var step in (path ?? "").Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            if (open is null || !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= open.Answers.Length)
            {
                break;
            }

            var answer = open.Answers[number];
            answered.Add((open, answer));
            open = answer.Next is { } next ? Question.Of(next) : null;
        }

        return new QuestionPath(answered.ToImmutable(), open);
    }
}

/// <summary>A question as written in <c>questions.json</c>.</summary>
internal sealed record QuestionFile
{
    public required string Code { get; init; }
    public required string Zh { get; init; }
    public required string En { get; init; }
    public required string Article { get; init; }
    public MatterKind Matter { get; init; }
    public string[]? States { get; init; }
    public required QuestionAnswer[] Answers { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(QuestionFile[]))]
internal sealed partial class QuestionJson : JsonSerializerContext;
