using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Cuts a line whose columns stand apart by blanks (shape S09): words, then numbers, or several heads of the form. A sentence is never cut.</summary>
internal static class ColumnLine
{
    private const int Apart = 2;
    private const int FewestCloseNumbers = 3;
    private const int FewestHeads = 3;

    /// <summary>The columns of the line; the line as one piece when it has none.</summary>
    public static ImmutableArray<TextSpan> Cut(string line, FormVocabulary vocabulary)
    {
        var words = line.Contains(' ', StringComparison.Ordinal) || line.Contains('\u00a0', StringComparison.Ordinal) || line.Contains('\u3000', StringComparison.Ordinal) ? Words(line) : [];
        if (words.Count < 2 || !IsNumber(line, words[^1]))
        {
            return Heads(line, words, vocabulary) ?? [new TextSpan(0, line.Length)];
        }

        var numbers = words.Count;
        while (numbers > 0 && IsNumber(line, words[numbers - 1]))
        {
            numbers--;
        }

        var isClose = numbers > 0 && words[numbers].Start - words[numbers - 1].End < Apart;
        return isClose && words.Count - numbers < FewestCloseNumbers ? [new TextSpan(0, line.Length)] : [.. Labels(words[..numbers]), .. words[numbers..]];
    }

    private static ImmutableArray<TextSpan>? Heads(string line, List<TextSpan> words, FormVocabulary vocabulary)
    {
        ImmutableArray<TextSpan> columns = words.Count < FewestHeads ? [] : [.. Labels(words)];
        return columns.Length >= FewestHeads && columns.Count(column => !vocabulary.Find(LabelFold.Of(line.AsSpan(column.Start, column.Length))).IsEmpty) * 2 >= columns.Length ? columns : null;
    }

    // Words that stand one blank apart belong together.
    private static IEnumerable<TextSpan> Labels(List<TextSpan> words)
    {
        for (var first = 0; first < words.Count;)
        {
            var last = first;
            while (last + 1 < words.Count && words[last + 1].Start - words[last].End < Apart)
            {
                last++;
            }

            yield return TextSpan.Between(words[first].Start, words[last].End);
            first = last + 1;
        }
    }

    private static List<TextSpan> Words(string line)
    {
        var words = new List<TextSpan>();
        for (var at = 0; at < line.Length;)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
            {
                end++;
            }

            // “2409 万元” is one figure.
            var isUnit = words.Count > 0 && at - words[^1].End < Apart && PrintedValue.IsUnit(line.AsSpan(at, end - at)) && char.IsAsciiDigit(line[words[^1].End - 1]);
            if (isUnit)
            {
                words[^1] = TextSpan.Between(words[^1].Start, end);
            }
            else
            {
                words.Add(TextSpan.Between(at, end));
            }

            at = end;
        }

        return words;
    }

    private static bool IsNumber(string line, TextSpan word) => PrintedValue.Read(line.Substring(word.Start, word.Length)).Kind is PrintKind.Number or PrintKind.NotApplicable;
}
