using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.Storage.Search;

/// <summary>Teaches every connection to SQLite how often a word stands in a text. In its own words (replace, and compare the lengths) it goes through each text four times, character by character.</summary>
internal sealed class CountedWords : DbConnectionInterceptor
{
    /// <summary>Of a text, a word and the most that counts: how often the word stands in the text, no place used twice.</summary>
    public const string Function = "counted_words";

    /// <inheritdoc/>
    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        (result as SqliteConnection)?.CreateFunction<byte[], byte[], long, long>(Function, (text, word, most) => Count(text, word, most), isDeterministic: true);
        return result;
    }

    // As bytes: in UTF-8 no character begins inside of another.
    private static long Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, long most)
    {
        long count = 0;
        for (var at = text.IndexOf(word); at >= 0 && count < most; at = text.IndexOf(word))
        {
            count++;
            text = text[(at + word.Length)..];
        }

        return count;
    }
}
