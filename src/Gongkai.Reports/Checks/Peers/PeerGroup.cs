namespace Gongkai.Reports.Checks;

/// <summary>Kind and level of an organ, as its name tells them: who may be compared with whom.</summary>
/// <param name="Kind">Government, general office, bureau and so on.</param>
/// <param name="Level">Level of the place it belongs to: province, city, county, town; empty when the name tells none.</param>
public sealed record PeerGroup(string Kind, string Level)
{
    private static readonly (string End, string Kind)[] Kinds =
    [
        ("人民政府办公室", "general-office"), ("人民政府办公厅", "general-office"), ("人民政府", "government"), ("街道办事处", "sub-district"), ("办事处", "sub-district"),
        ("管理委员会", "zone"), ("管委会", "zone"), ("局", "bureau"), ("厅", "bureau"), ("委员会", "bureau"), ("委", "bureau"), ("办公室", "bureau"), ("中心", "bureau"),
    ];

    /// <summary>The group of an organ; null when the name tells no kind.</summary>
    public static PeerGroup? Of(string? organ)
    {
        if (organ is null)
        {
            return null;
        }

        foreach (var (end, kind) in Kinds)
        {
            if (organ.EndsWith(end, StringComparison.Ordinal))
            {
                return new PeerGroup(kind, LevelOf(organ.AsSpan(0, organ.Length - end.Length)));
            }
        }

        return null;
    }

    // 区, 县 and 旗 stand on one level; a bureau belongs to the last place that its name holds.
    private static string LevelOf(ReadOnlySpan<char> name)
    {
        for (var i = name.Length - 1; i > 0; i--)
        {
            var level = name[i] switch
            {
                '省' => "province",
                '市' or '州' or '盟' => "city",
                '县' or '旗' => "county",
                '区' => name.EndsWith("自治区") ? "province" : "county",
                '镇' or '乡' => "town",
                _ => "",
            };
            if (level.Length > 0)
            {
                return level;
            }
        }

        return "";
    }
}
