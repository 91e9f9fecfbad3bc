using System.Collections.Immutable;
using Gongkai.Documents.Inspecting;

namespace Gongkai.Documents.Redacting;

/// <summary>Finds what was marked at one place and stands unmarked at another.</summary>
internal static class Elsewhere
{
    private const int ShortestWords = 2;
    private const int Most = 200;

    /// <param name="places">What goes.</param>
    /// <param name="texts">Every piece of text with its place and what goes of it.</param>
    public static ImmutableArray<RedactedPlace> Find(IReadOnlyCollection<RedactedPlace> places, IEnumerable<(LeakPlace Where, string Text, List<TextStretch> Gone)> texts)
    {
        var words = places.GroupBy(place => place.Words.Trim()).Where(group => group.Key.Length >= ShortestWords).Select(group => (Words: group.Key, group.First().Ground)).ToList();
        var found = ImmutableArray.CreateBuilder<RedactedPlace>();
        foreach (var (where, text, gone) in texts)
        {
            foreach (var (word, ground) in words)
            {
                for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0 && found.Count < Most; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
                {
                    if (!gone.Exists(stretch => at < stretch.End && stretch.Start < at + word.Length))
                    {
                        found.Add(new RedactedPlace(ground, where with { Start = at, Length = word.Length }, word));
                    }
                }
            }
        }

        return found.ToImmutable();
    }
}
