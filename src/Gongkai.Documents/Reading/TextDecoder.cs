using System.Buffers;
using System.Text;
using UtfUnknown;

namespace Gongkai.Documents.Reading;

/// <summary>Bytes to characters: marks first, then what the page declares, then what the bytes look like.</summary>
internal static class TextDecoder
{
    private const int SampleBytes = 64 * 1024;
    private const int MostAtOnce = 1024 * 1024;

    private static readonly SearchValues<char> NotInText = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Except("\t\n\r\f\v\u001A"), '\uFFFD']);

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The characters of the file. Remarks <c>encoding-…</c> for anything but UTF-8, <c>encoding-guessed</c> where neither mark nor
    /// declaration said so, <c>encoding-damaged</c> where single characters could not be read.</summary>
    /// <exception cref="NotReadableException">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, ReadingBudget budget)
    {
        var text = Marked(bytes, budget) ?? WithoutNul(bytes) ?? Wide(bytes, budget) ?? Utf8(bytes) ?? Declared(bytes, budget) ?? Guessed(bytes, budget);
        if (text is null || LooksBinary(text))
        {
            throw new NotReadableException(NotReadableReason.Binary);
        }

        return text;
    }

    private static string? Marked(ReadOnlySpan<byte> bytes, ReadingBudget budget)
    {
        (string Name, int Length) mark = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ("utf-8", 3),
            [0xFF, 0xFE, 0, 0, ..] => ("utf-32", 4),
            [0, 0, 0xFE, 0xFF, ..] => ("utf-32BE", 4),
            [0xFF, 0xFE, ..] => ("utf-16", 2),
            [0xFE, 0xFF, ..] => ("utf-16BE", 2),
            [0x84, 0x31, 0x95, 0x33, ..] => ("gb18030", 4),
            _ => ("", 0),
        };
        return mark.Length == 0 ? null : Take(bytes[mark.Length..], Encoding.GetEncoding(mark.Name), budget);
    }

    // Nearly every file is UTF-8 without a NUL, and none such is UTF-16.
    private static string? WithoutNul(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, SampleBytes)].Contains((byte)0) ? null : Utf8(bytes);

    /// <summary>UTF-16 without a mark: ASCII leaves NULs on one side, Chinese leaves the bytes 4E…9F on one side.</summary>
    private static string? Wide(ReadOnlySpan<byte> bytes, ReadingBudget budget)
    {
        var sample = bytes[..(Math.Min(bytes.Length, SampleBytes) & ~1)];
        if (bytes.Length % 2 != 0 || sample.Length < 4)
        {
            return null;
        }

        int little = 0, big = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            little += IsUsual(sample[i] | (sample[i + 1] << 8)) ? 1 : 0;
            big += IsUsual((sample[i] << 8) | sample[i + 1]) ? 1 : 0;
        }

        var units = sample.Length / 2;
        var best = Math.Max(little, big);
        if (best < units * 0.97 || Math.Min(little, big) > units * 0.6)
        {
            return null;
        }

        budget.Remark("encoding-guessed");
        return Take(bytes, little > big ? Encoding.Unicode : Encoding.BigEndianUnicode, budget);
    }

    private static bool IsUsual(int unit) =>
        unit is '\t' or '\n' or '\r' or '\f' or (>= 0x20 and < 0x7F) or 0xA0 or 0xB7
        or (>= 0x2010 and <= 0x2027) or (>= 0x3000 and <= 0x303F) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xFF01 and <= 0xFF5E);

    private static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostAtOnce)
        {
            return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        }

        // Checked and decoded in one go.
        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return System.Text.Unicode.Utf8.ToUtf16(bytes, characters, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done ? new string(characters, 0, length) : null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static string? Declared(ReadOnlySpan<byte> bytes, ReadingBudget budget)
    {
        var name = CharsetDeclaration.In(bytes);
        if (name.Length == 0 || name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || Find(name) is not { } encoding)
        {
            return null;
        }

        return Damage(bytes, encoding) <= 0.01 ? Take(bytes, encoding, budget) : null;
    }

    private static string? Guessed(ReadOnlySpan<byte> bytes, ReadingBudget budget)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)].ToArray();
        var detected = CharsetDetector.DetectFromBytes(sample).Detected?.EncodingName is { } name ? Find(name) : null;
        // Big5 and GB18030 each read most of the other's bytes: the statistics of the detector outweigh small differences in damage.
        var encoding = detected is not null && IsExpected(detected) && Damage(sample, detected) <= 0.01
            ? detected
            : new[] { Find("gb18030"), Find("big5"), Encoding.UTF8 }.OfType<Encoding>().MinBy(candidate => Damage(sample, candidate));
        if (encoding is null || Damage(sample, encoding) > 0.05)
        {
            return null;
        }

        budget.Remark("encoding-guessed");
        return Take(bytes, encoding, budget);
    }

    private static bool IsExpected(Encoding encoding) => encoding.CodePage is 54936 or 950 or 65001 or 936 or 52936 or 10002 or 10008;

    private static Encoding? Find(string name)
    {
        // Pages that say gb2312 or gbk hold characters of the larger set.
        name = name.ToUpperInvariant() is "GB2312" or "GBK" or "GB-2312" or "X-GBK" or "GB_2312-80" or "CP936" or "GB18030" ? "gb18030" : name;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Share of characters that the encoding cannot read or that no text holds.</summary>
    private static double Damage(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var text = encoding.GetString(bytes[..Math.Min(bytes.Length, SampleBytes)]);
        var bad = text.Count(character => character is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') || (char.IsControl(character) && !char.IsWhiteSpace(character)));
        return text.Length == 0 ? 1 : (double)bad / text.Length;
    }

    private static string Take(ReadOnlySpan<byte> bytes, Encoding encoding, ReadingBudget budget)
    {
        var text = encoding.GetString(bytes);
        if (encoding.CodePage != Encoding.UTF8.CodePage)
        {
            budget.Remark("encoding-" + encoding.WebName);
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            budget.Remark("encoding-damaged");
        }

        return text;
    }

    private static bool LooksBinary(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, SampleBytes));
        return sample.CountAny(NotInText) > sample.Length / 20;
    }
}
