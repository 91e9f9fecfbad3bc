using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;

namespace Gongkai.Web.Portal;

/// <summary>Under what an answer is kept: everything of a question that it may depend on.</summary>
internal sealed record PageKey(string Scheme, string Host, string Path, string Query, string Language, string Packing);

/// <summary>An answer as it went out.</summary>
/// <param name="Headers">All of them, packing and length included.</param>
/// <param name="Body">As packed.</param>
/// <param name="Tags">The organs that it speaks of, each with its age when the answer was begun.</param>
internal sealed record KeptPage(ImmutableArray<(string Name, StringValues Value)> Headers, byte[] Body, ImmutableArray<(string Tag, long Age)> Tags);

/// <summary>The kept answers of this node: a minute each, 100 MB in all, and none any longer than what it speaks of is as it was.
/// They lie in two shelves; when the newer one is full, the older one is thrown away as a whole, so that making room costs nothing, whoever asks for how many different pages.</summary>
public sealed class KeptPages(TimeProvider clock)
{
    private const long ShelfBytes = 50L << 20;
    private const int LargestBody = 1 << 20;
    // What an answer needs beside its body.
    private const int Wrapping = 2_048;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, long> ages = new(StringComparer.Ordinal);
    private readonly Lock changing = new();
    private volatile Shelf newer = new();
    private volatile Shelf older = new();
    private long turn;

    /// <summary>Grows before answers are forgotten: what was begun at an earlier turn is not kept.</summary>
    internal long Turn => Interlocked.Read(ref turn);

    /// <summary>Forgets every answer that speaks of one of these.</summary>
    /// <param name="tags">Marks of organs.</param>
    public void Forget(IEnumerable<string> tags)
    {
        _ = Interlocked.Increment(ref turn);
        foreach (var tag in tags)
        {
            _ = ages.AddOrUpdate(tag, 1, (_, age) => age + 1);
        }
    }

    /// <summary>The answer that is kept; null when there is none, or none that still holds.</summary>
    internal KeptPage? Find(PageKey key) =>
        (newer.Pages.TryGetValue(key, out var kept) || older.Pages.TryGetValue(key, out kept)) && clock.GetElapsedTime(kept.Since) < Life && kept.Page.Tags.All(tag => ages.GetValueOrDefault(tag.Tag) == tag.Age) ? kept.Page : null;

    /// <summary>Keeps an answer, unless something changed since it was begun.</summary>
    internal void Keep(PageKey key, long began, IEnumerable<string> tags, ImmutableArray<(string Name, StringValues Value)> headers, byte[] body)
    {
        ImmutableArray<(string, long)> aged = [.. tags.Select(tag => (tag, ages.GetValueOrDefault(tag)))];
        // Asked after the ages were read: a change in between makes the turn another one.
        if (body.Length <= LargestBody && began == Turn)
        {
            var shelf = ShelfFor(body.Length + Wrapping);
            shelf.Pages[key] = (new KeptPage(headers, body, aged), clock.GetTimestamp());
        }
    }

    private Shelf ShelfFor(int bytes)
    {
        lock (changing)
        {
            if (newer.Bytes + bytes > ShelfBytes)
            {
                older = newer;
                newer = new Shelf();
            }

            newer.Bytes += bytes;
            return newer;
        }
    }

    private sealed class Shelf
    {
        public ConcurrentDictionary<PageKey, (KeptPage Page, long Since)> Pages { get; } = new();

        public long Bytes { get; set; }
    }
}
