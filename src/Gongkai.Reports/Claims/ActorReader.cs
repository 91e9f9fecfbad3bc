using Gongkai.Text;

namespace Gongkai.Reports.Claims;

/// <summary>Whose work a stretch of words speaks of.</summary>
internal enum Actor
{
    /// <summary>It does not say.</summary>
    Unsaid,

    /// <summary>The reporting organ, or the area that it reports for.</summary>
    Self,

    /// <summary>The office inside the reporting organ, or its headquarters without what is below.</summary>
    Office,

    /// <summary>All of a region or system that the report need not stand for.</summary>
    Region,

    /// <summary>Somebody else, or a part of the reporting organ.</summary>
    Other,
}

/// <summary>Tells whose work a stretch of words speaks of: the last one named counts.</summary>
internal static class ActorReader
{
    private const string EndsOfNames = "局委办厅镇乡院校所站队馆庭";

    public static Actor Find(Passage passage, int start, int end)
    {
        var actor = Actor.Unsaid;
        var endOfOthers = -1;
        var selves = passage.Selves;
        var next = 0;
        while (next < selves.Count && selves[next].Start < start)
        {
            next++;
        }

        foreach (var word in passage.WordsIn(start, end))
        {
            for (; next < selves.Count && selves[next].Start < word.Start; next++)
            {
                actor = selves[next].Start == endOfOthers ? actor : OfName(passage, selves[next]);
            }

            actor = Of(passage, word, actor);
            endOfOthers = word.Is(WordClass.Others) && actor == Actor.Other ? word.End : endOfOthers;
        }

        for (; next < selves.Count && selves[next].Start < end; next++)
        {
            // 各县（市、区）税务局 are others of the same name.
            actor = selves[next].Start == endOfOthers ? actor : OfName(passage, selves[next]);
        }

        return actor is Actor.Unsaid or Actor.Self && NamesSomebodyElse(passage, start, end) ? Actor.Other : actor;
    }

    /// <summary>青禾县 is all of the county; 县政府 in its report may be the government alone, without departments and towns.</summary>
    private static Actor OfName(Passage passage, TextSpan name) =>
        OrganNames.IsGovernment(passage.Report.Organ) && LevelOf(passage.Report.Organ!) is not ('镇' or '乡') && passage.Text.AsSpan(name.Start, name.Length).EndsWith("政府", StringComparison.Ordinal)
            ? Actor.Office : Actor.Self;

    private static Actor Of(Passage passage, Word word, Actor before)
    {
        var organ = passage.Report.Organ;
        if (word.Is(WordClass.Region))
        {
            return SpeaksForWhole(passage, word) || IsLevelsOf(passage, word) ? Actor.Self : Actor.Region;
        }

        if (word.Is(WordClass.Others))
        {
            if (OrganNames.IsSchool(organ) && passage.Text.AsSpan(word.Start, word.Length) is "学校" or "学院" or "大学")
            {
                return Actor.Self;
            }

            return before is Actor.Self or Actor.Region && OrganNames.SpeaksForArea(organ) && IsWhole(passage, word) ? before : Actor.Other;
        }

        if (word.Is(WordClass.Office))
        {
            var isSelf = passage.Text[word.Start] is '本' or '我' && word.Length > 2;
            return OrganNames.IsGeneralOffice(organ) || (isSelf && !OrganNames.IsGovernment(organ)) ? Actor.Self : Actor.Office;
        }

        return before;
    }

    /// <summary>全市各级行政机关 and 管委会及各部门 are the whole; 市政府部门 and 县政府受理88件，部门… are not.</summary>
    private static bool IsWhole(Passage passage, Word word)
    {
        var before = word.Start > 0 ? passage.Text[word.Start - 1] : ' ';
        return before is '及' or '和' or '与' or '其' or '、' or '市' or '县' or '区' or '省' || passage.Text.AsSpan(word.Start, word.Length).StartsWith("各级", StringComparison.Ordinal) || passage.Text.AsSpan(word.Start, word.Length).StartsWith("各行政机关", StringComparison.Ordinal);
    }

    // 县乡两级 are all of a county.
    private static bool IsLevelsOf(Passage passage, Word word) => passage.Text[word.End - 1] == '级' && OrganNames.SpeaksForArea(passage.Report.Organ) && LevelOf(passage.Report.Organ!) == passage.Text[word.Start];

    /// <summary>全县 in the report of a county's government is the government itself; so is 全局 for a bureau.</summary>
    private static bool SpeaksForWhole(Passage passage, Word word)
    {
        var organ = passage.Report.Organ;
        if (organ is null || passage.Text[word.Start] is not ('全' or '我' or '本') || word.Length < 2)
        {
            return false;
        }

        var place = passage.Text[word.Start + 1];
        return OrganNames.SpeaksForArea(organ) && LevelOf(organ) is { } level && (level == place || (place == '区' && organ.EndsWith('会')));
    }

    // The last place in the name is the one that it speaks for: 江海省青川市人民政府 speaks for 市.
    private static char? LevelOf(string organ)
    {
        for (var i = organ.Length - 1; i >= 0; i--)
        {
            if (organ[i] is '省' or '市' or '县' or '区' or '州' or '旗' or '盟' or '镇' or '乡' or '道')
            {
                return organ[i] == '道' ? '街' : organ[i];
            }
        }

        return null;
    }

    /// <summary>A run of unknown characters that ends like the name of an organ.</summary>
    private static bool NamesSomebodyElse(Passage passage, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if ((EndsOfNames.Contains(passage.Text[i], StringComparison.Ordinal) || passage.Text.AsSpan(i - 1, 2) is "街道") && passage.Unknown(i - 1, i + 1) == 2)
            {
                return true;
            }
        }

        return false;
    }
}
