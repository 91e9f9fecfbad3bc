using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>Texts with their lines changed: lost, doubled, joined, torn, their separators exchanged, saved in another encoding.</summary>
internal static class MutatedLines
{
    private const int MostLines = 60_000;
    private static readonly ImmutableArray<string> Separators = ["\t", " | ", "|", "||||", "   ", "　", " ", "", ",", "\t\t"];
    private static readonly ImmutableArray<string> Lines = ["", "|", "|---|---|---|", "- 3 -", "三、收到和处理政府信息公开申请情况", "一、总体情况", "合计", "0", "0\t0\t0\t0\t0\t0\t0", "```", "# ", "<table>", "年", "２０２３年", "{", "（一）", "……", "1 2 3 4 5 6 7 8 9"];
    private static readonly ImmutableArray<string> Ends = ["\n", "\r\n", "\r", "\u2028", "\f", "\v"];

    /// <summary>One to six changes.</summary>
    public static byte[] Next(byte[] file, Rng rng)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n').ToList();
        for (var left = rng.Between(1, 6); left > 0; left--)
        {
            Once(lines, rng);
        }

        return Saved(string.Join(rng.Chance(85) ? "\n" : rng.Pick(Ends), lines), rng);
    }

    private static void Once(List<string> lines, Rng rng)
    {
        const int mostRepeated = 4_000_000;
        var at = rng.Next(lines.Count);
        var many = Math.Min(lines.Count - at, rng.Chance(75) ? rng.Between(1, 4) : rng.Between(5, 60));
        switch (rng.Next(10))
        {
            case 0 when lines.Count > many:
                lines.RemoveRange(at, many);
                break;
            case 1 when lines.Count < MostLines:
                lines.InsertRange(at, Enumerable.Repeat(lines.GetRange(at, many), Math.Min(rng.Chance(80) ? rng.Between(1, 3) : rng.Between(4, 200), Math.Max(1, mostRepeated / Math.Max(1, lines.GetRange(at, many).Sum(line => line.Length))))).SelectMany(line => line));
                break;
            case 2:
                lines.Reverse(at, many);
                break;
            case 3:
                lines[at] = string.Concat(lines.GetRange(at, many));
                break;
            case 4:
                var cut = rng.Next(lines[at].Length + 1);
                lines.Insert(at, lines[at][..cut]);
                lines[at + 1] = lines[at + 1][cut..];
                break;
            case 5:
                Separated(lines, at, many, rng);
                break;
            case 6:
                lines.Insert(at, rng.Pick(Lines));
                break;
            case 7:
                lines[at] += string.Concat(Enumerable.Repeat(rng.Pick(["0", "|", "\t", " ", "9", "一", "（", "年", "-"]), rng.Chance(80) ? rng.Between(1, 80) : rng.Between(2_000, 60_000)));
                break;
            case 8:
                var moved = lines.GetRange(at, many);
                lines.RemoveRange(at, many);
                lines.InsertRange(rng.Next(lines.Count + 1), moved);
                break;
            default:
                lines[at] = rng.Pick(lines);
                break;
        }
    }

    private static void Separated(List<string> lines, int at, int many, Rng rng)
    {
        var (old, now) = (rng.Pick(Separators), rng.Pick(Separators));
        for (var line = at; old.Length > 0 && line < at + many; line++)
        {
            lines[line] = lines[line].Replace(old, now, StringComparison.Ordinal);
        }
    }

    private static byte[] Saved(string text, Rng rng) => rng.Next(40) switch
    {
        0 => Encoding.Unicode.GetBytes(text),
        1 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        2 => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text),
        3 => CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes(text),
        4 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    };
}
