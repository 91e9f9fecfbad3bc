using System.Collections.Immutable;
using Gongkai.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Storage.Search;

/// <summary>Something that can be found: what it is, when it is from, and its words.</summary>
/// <param name="Kind">Kind of thing, 0 to 15, given out by the capabilities (<see cref="SearchKind"/>).</param>
/// <param name="Id">Its number within that kind, below 2^40.</param>
/// <param name="OrganId">Whose it is.</param>
/// <param name="Date">The day it is ordered by.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its words, attachments included.</param>
/// <param name="Facets">Marks that a search can ask for beside words, such as <c>t20a1</c> for a topic: lower-case letters and digits.</param>
public sealed record SearchDocument(SearchKind Kind, long Id, long OrganId, DateOnly Date, string Title, string Text, ImmutableArray<string> Facets);

/// <summary>The kinds of things that can be found. Numbers are stored and never change.</summary>
public enum SearchKind
{
    /// <summary>A published item.</summary>
    Item = 1,

    /// <summary>An annual report.</summary>
    Report = 2,

    /// <summary>A request, for the office alone.</summary>
    Request = 3,

    /// <summary>An answer to the public: 网络问政、回应关切.</summary>
    Answer = 4,
}

/// <summary>A searchable thing as stored. Its key sorts by date, so that the newest hits are the last ones of any index and nothing has to be sorted.</summary>
public sealed class SearchEntry
{
    private const int KindShift = 40;
    private const int DayShift = 44;
    private static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>Day, kind and number in one.</summary>
    public required long Key { get; init; }

    /// <summary>Kind.</summary>
    public required SearchKind Kind { get; init; }

    /// <summary>Number within the kind.</summary>
    public required long TargetId { get; init; }

    /// <summary>Whose it is.</summary>
    public required long OrganId { get; init; }

    /// <summary>The title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>The words as shown.</summary>
    public required string Text { get; init; }

    /// <summary>The folded title where folding changes it; null where it is the title itself.</summary>
    public string? FoldedTitle { get; init; }

    /// <summary>The folded words where folding changes them; null where they are the words themselves.</summary>
    public string? FoldedText { get; init; }

    /// <summary>The marks that a search can ask for, with blanks between them: with the words they are all that the index is made from.</summary>
    public string Facets { get; init; } = "";

    /// <summary>The day in a key.</summary>
    public static DateOnly DateOf(long key) => FirstDay.AddDays((int)(key >> DayShift));

    internal static ImmutableArray<string> MarksOf(string facets) => [.. facets.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    internal static long KeyOf(SearchKind kind, long id, DateOnly date) =>
        ((long)Math.Max(0, date.DayNumber - FirstDay.DayNumber) << DayShift) | ((long)kind << KindShift) | id;

    internal static SearchEntry Of(SearchDocument document)
    {
        var (title, text) = (Bigrams.Fold(document.Title), Bigrams.Fold(document.Text));
        return new SearchEntry
        {
            Key = KeyOf(document.Kind, document.Id, document.Date),
            Kind = document.Kind,
            TargetId = document.Id,
            OrganId = document.OrganId,
            Title = document.Title,
            Text = document.Text,
            FoldedTitle = title == document.Title ? null : title,
            FoldedText = text == document.Text ? null : text,
            Facets = string.Join(' ', document.Facets),
        };
    }
}

internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("search_entries");
        builder.HasKey(entry => entry.Key);
        builder.Property(entry => entry.Key).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.Kind, entry.TargetId }).IsUnique();
    }
}
