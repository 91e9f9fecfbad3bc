using Gongkai.Documents.Inspecting.Text;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Redacting;

/// <summary>A file, its marks, and what the work may cost.</summary>
internal sealed record RedactionRequest(ReadOnlyMemory<byte> Bytes, string Name, IReadOnlyCollection<RedactionMark> Marks, RedactionOptions Options, ReadingBudget Budget)
{
    private readonly HashSet<string> official = [.. Options.Inspection.OfficialContacts.Select(TextSearch.Bare)];

    /// <summary>Stretches of a text that marks by words or pattern take out, in order, none over another.</summary>
    public List<TextStretch> Stretches(string text, string head)
    {
        var found = new List<TextStretch>();
        foreach (var mark in Marks.OfType<WordsMark>())
        {
            for (var at = text.IndexOf(mark.Words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(mark.Words, at + mark.Words.Length, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(new TextStretch(at, mark.Words.Length, mark.Ground));
            }
        }

        var patterns = Marks.OfType<PatternMark>().ToDictionary(mark => mark.Pattern, mark => mark.Ground);
        if (patterns.Count > 0)
        {
            found.AddRange(TextSearch.Find(text, head, official).Where(hit => patterns.ContainsKey(hit.Pattern.Id)).Select(hit => new TextStretch(hit.Start, hit.Length, patterns[hit.Pattern.Id])));
        }

        return TextStretch.Joined(found);
    }

    /// <summary>Refuses marks of sorts that the kind of file does not have.</summary>
    public void Allow(params ReadOnlySpan<Type> sorts)
    {
        foreach (var mark in Marks)
        {
            if (!sorts.Contains(mark.GetType()))
            {
                throw new RedactionRefusedException(RedactionRefusal.MarkSort, mark.GetType().Name);
            }

            if (mark is WordsMark { Words.Length: < 2 })
            {
                throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, "words");
            }

            if (mark is PatternMark pattern && !TextPatterns.All.Any(known => known.Id == pattern.Pattern))
            {
                throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, pattern.Pattern);
            }
        }
    }

    /// <summary>What is put in the place of what goes: of one length whatever went.</summary>
    public string Sign(string ground) => Options.ShowGrounds && RedactionGrounds.Find(ground) is { } known ? $"{RedactionSign.Block}〔{known.Law.Zh}第{known.Article}条〕" : RedactionSign.Block;
}

/// <summary>The sign for something taken out.</summary>
internal static class RedactionSign
{
    public const string Block = "███";
}

/// <summary>A stretch of a text that goes.</summary>
internal readonly record struct TextStretch(int Start, int Length, string Ground)
{
    public int End => Start + Length;

    /// <summary>In order; what meets becomes one.</summary>
    public static List<TextStretch> Joined(IEnumerable<TextStretch> stretches)
    {
        var joined = new List<TextStretch>();
        foreach (var stretch in stretches.Where(stretch => stretch.Length > 0).OrderBy(stretch => stretch.Start))
        {
            if (joined.Count > 0 && stretch.Start < joined[^1].End)
            {
                joined[^1] = joined[^1] with { Length = Math.Max(joined[^1].End, stretch.End) - joined[^1].Start };
            }
            else
            {
                joined.Add(stretch);
            }
        }

        return joined;
    }
}

/// <summary>Redacts files of one kind.</summary>
internal interface IRedactor : IDisposable
{
    RedactionRequest Request { get; }

    /// <summary>What the marks take out.</summary>
    RedactionPreview Preview();

    /// <summary>The copy, and its ending when that is another than before.</summary>
    (byte[] Bytes, string Ending) Copy();
}
