using System.Globalization;
using Gongkai.Bench.Portal;

namespace Gongkai.Bench.Size;

/// <summary>The words of a large store: those of <see cref="PortalWords"/>, and among them words that stand in a known number of items, spread evenly over the years.
/// Their characters stand in no other word.</summary>
internal sealed class SizeWords(int count)
{
    private const int Rare = 10;
    private const int Some = 1_000;
    private static readonly string[] Marks = ["麒瑞兽祥", "貔貅镇宅", "鲲鹏展翅", "鸾凤和鸣"];

    /// <summary>How many items hold the words of each class: ten, a thousand, a tenth of all, all.</summary>
    public int[] Hits { get; } = [Math.Min(Rare, count), Math.Min(Some, count), count / 10, count];

    /// <summary>Questions of a class: two characters, four, and two words of which the other stands everywhere.</summary>
    public static string[] Questions(int at) => [Marks[at][..2], Marks[at], $"{Marks[at][2..]} {Marks[^1][..2]}", $"{Marks[at]} {PortalWords.All.At(0)}"];

    /// <summary>What stands in the text of an item beside its own words.</summary>
    public string Planted(int number) => string.Concat(Hits.Select((hits, at) => Stands(number, hits) ? $"<p>{Marks[at]}。</p>" : ""));

    /// <summary>A title: the marks of its classes stand in every second one that has them.</summary>
    public string Title(int number, Random random)
    {
        var marks = number % 2 == 0 ? string.Concat(Hits.SkipLast(1).Select((hits, at) => Stands(number, hits) ? Marks[at] : "")) : "";
        return string.Create(CultureInfo.InvariantCulture, $"关于{PortalWords.All.Text(random, 3, "")}{marks}的通知");
    }

    // As many times as wanted, however many items there are: where the share passes a whole number.
    private bool Stands(int number, int hits) => (long)(number + 1) * hits / count > (long)number * hits / count;
}
