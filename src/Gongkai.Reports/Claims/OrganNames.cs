namespace Gongkai.Reports.Claims;

/// <summary>Short forms by which a report calls its own organ, and what the organ's name tells about whom it speaks for.</summary>
internal static class OrganNames
{
    private const string State = "中华人民共和国";
    private static readonly string[] Bodies = ["人民政府办公室", "人民政府办公厅", "人民政府", "管理委员会", "管委会", "街道办事处", "办事处"];

    /// <summary>The name, what remains of it behind each place, and a government's place itself.</summary>
    public static IEnumerable<string> Aliases(string? organ)
    {
        if (string.IsNullOrEmpty(organ))
        {
            return [];
        }

        var names = new List<string> { organ };
        if (organ.Contains("人民政府", StringComparison.Ordinal))
        {
            names.Add(organ.Replace("人民政府", "政府", StringComparison.Ordinal));
            names.Add(organ.Replace("人民政府办公", "政府办公", StringComparison.Ordinal));
        }

        names.AddRange(names.Where(name => name.StartsWith(State, StringComparison.Ordinal)).Select(name => name[State.Length..]).ToList());
        names.AddRange(names.Where(name => name.EndsWith("管理委员会", StringComparison.Ordinal)).Select(name => name.Replace("管理委员会", "管委会", StringComparison.Ordinal)).ToList());
        names.AddRange(names.Where(name => name.EndsWith("街道办事处", StringComparison.Ordinal)).SelectMany(name => new[] { name[..^"办事处".Length], "街道", "街道办" }).ToList());
        return names.SelectMany(Tails).Where(name => name.Length > 1 && name != "政府").Distinct(StringComparer.Ordinal);
    }

    /// <summary>True for an abbreviation of the organ: its characters in order, ending alike (卫健局 of 卫生健康局, 发改委 of 发展和改革委员会).</summary>
    public static bool IsShortFor(ReadOnlySpan<char> name, string? organ)
    {
        if (string.IsNullOrEmpty(organ) || name.Length < 2)
        {
            return false;
        }

        var full = organ.AsSpan();
        // 卫健委, 区府办: the last characters may be left out.
        full = (full.EndsWith("委员会") && name[^1] == '委') || ((full.EndsWith("办公室") || full.EndsWith("办公厅")) && name[^1] == '办') ? full[..^2] : full;
        if (full[^1] != name[^1])
        {
            return false;
        }

        var at = 0;
        foreach (var character in full)
        {
            at += at < name.Length && character == name[at] ? 1 : 0;
        }

        return at == name.Length;
    }

    /// <summary>True for a people's government (《条例》第五十条: its report owes more).</summary>
    public static bool IsGovernment(string? organ) => organ is not null && organ.EndsWith("人民政府", StringComparison.Ordinal);

    /// <summary>True for what speaks for a whole area: a government, a zone's committee, a sub-district.</summary>
    public static bool SpeaksForArea(string? organ) => organ is not null
        && (IsGovernment(organ) || organ.EndsWith("管委会", StringComparison.Ordinal) || organ.EndsWith("管理委员会", StringComparison.Ordinal) || organ.EndsWith("办事处", StringComparison.Ordinal));

    /// <summary>True for a township or sub-district, which does all of its work itself.</summary>
    public static bool HasNoDepartments(string? organ) => organ is not null
        && (organ.EndsWith("办事处", StringComparison.Ordinal) || organ.EndsWith("镇人民政府", StringComparison.Ordinal) || organ.EndsWith("乡人民政府", StringComparison.Ordinal));

    /// <summary>True for a school or university, which calls itself 学校.</summary>
    public static bool IsSchool(string? organ) => organ is not null && (organ.EndsWith("学院", StringComparison.Ordinal) || organ.EndsWith("大学", StringComparison.Ordinal) || organ.EndsWith("学校", StringComparison.Ordinal));

    /// <summary>True for the general office of a government, which reports for itself or for its government.</summary>
    public static bool IsGeneralOffice(string? organ) => organ is not null && (organ.EndsWith("政府办公室", StringComparison.Ordinal) || organ.EndsWith("政府办公厅", StringComparison.Ordinal));

    // 国家税务总局宁川县税务局 is also 宁川县税务局, 县税务局 and 税务局; 青禾县人民政府 is also 青禾县.
    private static IEnumerable<string> Tails(string organ)
    {
        yield return organ;
        foreach (var body in Bodies)
        {
            if (organ.EndsWith(body, StringComparison.Ordinal) && organ.Length > body.Length + 1)
            {
                yield return organ[..^body.Length];
                foreach (var place in Tails(organ[..^body.Length]))
                {
                    yield return place;
                }

                break;
            }
        }

        for (var i = 1; i < organ.Length - 1; i++)
        {
            if (organ[i - 1] is '省' or '市' or '县' or '区' or '州' or '旗' or '盟')
            {
                yield return organ[i..];
                yield return organ[(i - 1)..];
            }
            else if (organ[i - 1] == '局' && organ.Length - i > 3)
            {
                yield return organ[i..];
            }
        }
    }
}
