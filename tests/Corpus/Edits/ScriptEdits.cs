using System.Text.RegularExpressions;
using Gongkai.Corpus.Galleys;
using Gongkai.Corpus.Words;

namespace Gongkai.Corpus.Edits;

/// <summary>What copying and converting sites do to every text of a report.</summary>
internal static partial class ScriptEdits
{
    /// <summary>S40: traditional characters, with or without the island's vocabulary.</summary>
    public static Galley TraditionalScript(Galley galley, Rng rng)
    {
        var taiwan = rng.Chance(50);
        return galley.WithTexts(text => Traditional.Of(text, taiwan));
    }

    /// <summary>S41: readings in brackets behind traditional characters.</summary>
    public static Galley PinyinGlosses(Galley galley, Rng rng)
    {
        var seed = (ulong)rng.Between(1, 1_000_000);
        return galley.WithTexts(text => Traditional.Gloss(Traditional.Of(text, false), new Rng(seed)));
    }

    /// <summary>S43: the numbers of headings shifted by a byte.</summary>
    public static Galley ShiftedBytes(Galley galley, Rng rng) => galley.WithLines(line => line with { Text = SubHead().Replace(line.Text, match => match.Value switch { "（一）" => "?。ㄒ唬", "（二）" => "?。ǘ?", "（三）" => "?。ㄈ?", _ => "?。ㄋ模?" }) });

    /// <summary>S44: a hijacked copy: the place's name replaced by a brand everywhere.</summary>
    public static Galley Hijacked(Galley galley, Rng rng)
    {
        var place = CityName().Match(galley.Origin.Organ!).Value;
        var brand = rng.Pick(WordList.Load("variants.txt")["brands"]);
        return galley.WithTexts(text => text.Replace(place, brand, StringComparison.Ordinal)) with { Organ = galley.Origin.Organ!.Replace(place, brand, StringComparison.Ordinal) };
    }

    /// <summary>S45: characters around digits dropped, so that dates look like counts.</summary>
    public static Galley DroppedDates(Galley galley, Rng rng) => galley.WithLines(line => line.Part > 0 || line.Kind == GalleyLineKind.Title ? line
        : line with { Text = DateMarks().Replace(FileNumber().Replace(line.Text, "〔$1$2号"), "$1$2$3日") });

    [GeneratedRegex("（[一二三四]）")]
    private static partial Regex SubHead();

    [GeneratedRegex("^.{2,3}市|^.{2}县")]
    private static partial Regex CityName();

    [GeneratedRegex("(20\\d\\d)年(\\d{1,2})月(\\d{1,2})日")]
    private static partial Regex DateMarks();

    [GeneratedRegex("〔(\\d{4})〕(\\d+)号")]
    private static partial Regex FileNumber();
}
