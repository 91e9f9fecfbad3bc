using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Cuts a run of glued labels and figures (shape S08, or two lines that lost their break) into its pieces.
/// A cut is made only when labels of the form and figures cover every letter and digit of the run.</summary>
internal static class GluedText
{
    private const int LongestRun = 4_000;

    /// <summary>The pieces of the text; none when it is no such run.</summary>
    public static ImmutableArray<TextSpan> Cut(string text, FormVocabulary vocabulary)
    {
        if (text.Length is < 3 or > LongestRun || !MayBeRun(text, vocabulary))
        {
            return [];
        }

        var (key, places) = Fold(text);
        if (vocabulary.Find(key).Length > 0)
        {
            return [];
        }

        var ends = Cover(key, text, places, vocabulary);
        return ends.Count < 2 ? [] : Spans(text, ends, places);
    }

    // Cheap first look: a run starts with a digit or the first character of a label, and ends with a digit or the last character of one.
    // Digits alone are one figure.
    private static bool MayBeRun(string text, FormVocabulary vocabulary)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var first = 0;
        while (first < text.Length && !LabelFold.Keeps(text[first]))
        {
            first++;
        }

        var last = text.Length - 1;
        while (last > first && !LabelFold.Keeps(text[last]))
        {
            last--;
        }

        return first < text.Length
            && (char.IsAsciiDigit(text[first]) || vocabulary.CanStart(LabelFold.Lower(text[first])))
            && (char.IsAsciiDigit(text[last]) || vocabulary.CanEnd(LabelFold.Lower(text[last])));
    }

    private static (string Key, int[] Places) Fold(string text)
    {
        var key = new char[text.Length];
        var places = new int[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (LabelFold.Keeps(text[at]))
            {
                key[length] = LabelFold.Lower(text[at]);
                places[length++] = at;
            }
        }

        return (new string(key, 0, length), places[..length]);
    }

    // The cheapest covering from each place to the end: few pieces, and as many characters as possible inside labels,
    // so that the 1 of “01.属于国家秘密” goes to the label that officially carries it.
    private static List<int> Cover(string key, string text, int[] places, FormVocabulary vocabulary)
    {
        const int Piece = 1_000;
        var cost = new int[key.Length + 1];
        var next = new int[key.Length + 1];
        var startsLabel = new bool[key.Length + 1];
        for (var at = key.Length - 1; at >= 0; at--)
        {
            cost[at] = int.MaxValue;
            var figureEnd = FigureEnd(key, text, places, at);
            for (var end = at + 1; end <= figureEnd; end++)
            {
                if (end == figureEnd || startsLabel[end])
                {
                    Consider(at, end, Piece, false);
                }
            }

            for (var end = Math.Min(key.Length, at + vocabulary.LongestKey); vocabulary.CanStart(key[at]) && end > at + 1; end--)
            {
                if (cost[end] != int.MaxValue && vocabulary.Find(key.AsSpan(at, end - at)).Length > 0)
                {
                    Consider(at, end, Piece - (end - at), true);
                }
            }
        }

        var ends = new List<int>();
        for (var at = 0; cost[0] != int.MaxValue && at < key.Length; at = next[at])
        {
            ends.Add(next[at]);
        }

        return ends;

        void Consider(int at, int end, int own, bool isLabel)
        {
            if (cost[end] != int.MaxValue && cost[end] + own < cost[at])
            {
                cost[at] = cost[end] + own;
                next[at] = end;
                startsLabel[at] = isLabel;
            }
        }
    }

    // A figure runs over digits that stand side by side, with a decimal point or a separator before three digits inside.
    private static int FigureEnd(string key, string text, int[] places, int at)
    {
        var end = at;
        while (end < key.Length && char.IsAsciiDigit(key[end]))
        {
            if (end > at && places[end] != places[end - 1] + 1 && !(text[places[end] - 1] is '.' or ',' && places[end] == places[end - 1] + 2))
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static ImmutableArray<TextSpan> Spans(string text, List<int> ends, int[] places)
    {
        const string Opening = "(（“‘《【[〔";
        var spans = ImmutableArray.CreateBuilder<TextSpan>(ends.Count);
        var start = 0;
        foreach (var end in ends)
        {
            // What closes belongs to the piece before, what opens to the piece behind.
            var limit = end == places.Length ? text.Length : places[end];
            var stop = places[end - 1] + 1;
            while (stop < limit && !Opening.Contains(text[stop], StringComparison.Ordinal))
            {
                stop++;
            }

            spans.Add(TextSpan.Between(start, stop));
            start = stop;
        }

        return spans.MoveToImmutable();
    }
}
