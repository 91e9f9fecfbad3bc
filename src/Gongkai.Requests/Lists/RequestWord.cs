using Gongkai.Agencies;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>A pair of characters of what is wanted, as a number that says nothing without the keys: cases are found by words although the words are sealed.</summary>
public sealed class RequestWord
{
    private const int Most = 400;

    /// <summary>The case.</summary>
    public long RequestId { get; private set; }

    /// <summary>The pair.</summary>
    public required int Pair { get; init; }

    /// <summary>The pairs of a text, each once; none for a text of one character.</summary>
    public static int[] PairsOf(string text, PersonalKeys keys)
    {
        var plain = string.Concat(PlainForm.Of(text).ToUpperInvariant().Where(char.IsLetterOrDigit));
        return [.. Enumerable.Range(0, Math.Max(0, plain.Length - 1)).Select(start => plain.Substring(start, 2)).Distinct(StringComparer.Ordinal).Take(Most)
            .Select(pair => BitConverter.ToInt32(keys.Index(pair, "wanted")!)).Distinct()];
    }
}

internal sealed class RequestWordMapping : IEntityTypeConfiguration<RequestWord>
{
    public void Configure(EntityTypeBuilder<RequestWord> builder)
    {
        builder.ToTable("request_words");
        builder.HasKey(word => new { word.Pair, word.RequestId });
        builder.HasIndex(word => word.RequestId);
    }
}
