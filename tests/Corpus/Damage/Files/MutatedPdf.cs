using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>PDF files with their objects changed: entries of dictionaries, references that turn in circles, numbers and operators in unpacked streams.
/// The list of objects is written anew, so that readers do not stop at the first place that moved.</summary>
internal static partial class MutatedPdf
{
    private const int MostBytes = 8_000_000;
    private static readonly Encoding Bytes = Encoding.Latin1;

    private static readonly ImmutableArray<string> Values = ["null", "true", "-1", "0", "1", "65536", "2147483648", "1e9", "()", "<>", "<FFFE>", "[]", "[[[[[[[[]]]]]]]]", "<<>>", "/X", "/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/RunLengthDecode", "/DCTDecode", "/JBIG2Decode", "/CCITTFaxDecode", "[/FlateDecode /FlateDecode]", "/Identity-H", "/DeviceN", "/Type3", "(\\000\\377"];

    /// <summary>One to four changes.</summary>
    public static byte[] Next(byte[] file, Rng rng)
    {
        var text = Bytes.GetString(file);
        var objects = Objects().Matches(text).Select(match => match.Value).ToList();
        var trailer = Trailer().Match(text);
        if (objects.Count == 0 || !trailer.Success)
        {
            return MutatedBytes.Next(file, rng);
        }

        for (var left = rng.Between(1, 4); left > 0; left--)
        {
            Once(objects, rng);
        }

        var tail = rng.Chance(10) ? Changed(trailer.Value, objects, rng) : trailer.Value;
        return Written(objects, tail, rng);
    }

    private static void Once(List<string> objects, Rng rng)
    {
        var at = rng.Next(objects.Count);
        switch (rng.Next(20))
        {
            case 0 when objects.Count > 1:
                objects.RemoveAt(at);
                break;
            case 1:
                objects.Add(objects[at]);
                break;
            case 2:
                objects[at] = Number().Match(objects[at]).Value + Number().Replace(rng.Pick(objects), "", 1);
                break;
            case < 12:
                objects[at] = MutatedPdfStream.Has(objects[at]) && rng.Chance(70) ? MutatedPdfStream.Next(objects[at], rng) : Changed(objects[at], objects, rng);
                break;
            default:
                // Streams hold what is printed: they are looked for.
                var streams = Enumerable.Range(0, objects.Count).Where(number => MutatedPdfStream.Has(objects[number])).ToList();
                if (streams.Count > 0)
                {
                    at = rng.Pick(streams);
                    objects[at] = MutatedPdfStream.Next(objects[at], rng);
                }

                break;
        }
    }

    // Only what stands before the stream: the dictionary.
    private static string Changed(string piece, List<string> objects, Rng rng)
    {
        var end = piece.IndexOf("stream", StringComparison.Ordinal) is > 0 and var found ? found : piece.Length;
        var (head, rest) = (piece[..end], piece[end..]);
        var entries = Entry().Matches(head);
        if (entries.Count == 0)
        {
            return piece;
        }

        var entry = entries[rng.Next(entries.Count)];
        var value = entry.Groups["value"];
        head = rng.Next(6) switch
        {
            0 => head.Remove(entry.Index, entry.Length),
            1 => head.Insert(entry.Index, entry.Value + " "),
            2 or 3 => head.Remove(value.Index, value.Length).Insert(value.Index, rng.Pick(Values)),
            4 => head.Remove(value.Index, value.Length).Insert(value.Index, Number().Match(rng.Pick(objects)) is { Success: true } other ? $"{other.Groups["number"].Value} 0 R" : "1 0 R"),
            _ => head.Remove(value.Index, value.Length).Insert(value.Index, string.Concat(Enumerable.Repeat("[", rng.Between(1, 2_000))) + value.Value),
        };
        return head + rest;
    }

    private static byte[] Written(List<string> objects, string trailer, Rng rng)
    {
        var file = new StringBuilder("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var places = new SortedDictionary<int, int>();
        foreach (var piece in objects.TakeWhile(_ => file.Length < MostBytes))
        {
            if (int.TryParse(Number().Match(piece).Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                places[number] = file.Length;
            }

            file.Append(piece).Append('\n');
        }

        var start = file.Length;
        file.Append("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n");
        }

        // A file without its list is looked through from the front.
        file.Append(CultureInfo.InvariantCulture, $"{trailer}\nstartxref\n{(rng.Chance(90) ? start : rng.Next(start + 100))}\n%%EOF\n");
        return Bytes.GetBytes(file.ToString());
    }

    [GeneratedRegex(@"\d{1,9} \d{1,5} obj\b[\s\S]*?endobj")]
    private static partial Regex Objects();

    [GeneratedRegex(@"trailer\s*<<[\s\S]*?>>\s*(?=startxref)")]
    private static partial Regex Trailer();

    [GeneratedRegex(@"^(?<number>\d{1,9}) \d{1,5} obj\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"/[A-Za-z0-9]+\s*(?<value>\d+ \d+ R|\[[^\[\]]*\]|\([^()]*\)|/[A-Za-z0-9\-+]+|-?[\d.]+|<[0-9A-Fa-f]*>|true|false|null)")]
    private static partial Regex Entry();
}
