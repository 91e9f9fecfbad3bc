namespace Gongkai.Reports.Claims;

/// <summary>2021年结转的4件 and 结转至2023年5件: the year says which of the two carry-overs is meant, and nothing of when the rest happened.</summary>
internal static class CarriedYears
{
    private const int FarthestBefore = 3;
    private const int FarthestBehind = 2;
    private const int LengthOfYear = 5;

    /// <summary>Gives each word 结转 that stands beside a year its meaning, and takes that year out of the list.</summary>
    public static void Settle(List<Word> words, List<NamedYear> years, int? reported)
    {
        for (var i = 0; i < words.Count && reported is not null; i++)
        {
            var word = words[i];
            if (!word.Is(WordClass.Carry))
            {
                continue;
            }

            // 转入下年: the coming year only says where to.
            if (i + 1 < words.Count && words[i + 1].Start == word.End && words[i + 1].Is(WordClass.Future) && !word.Is(WordClass.CarriedIn))
            {
                words[i] = word with { Class = word.Class | WordClass.CarriedOut };
                words[i + 1] = words[i + 1] with { Class = WordClass.Filler };
                continue;
            }

            var behind = years.FindIndex(year => year.Start >= word.End && year.Start - word.End <= FarthestBehind);
            var before = years.FindLastIndex(year => year.Start < word.Start && word.Start - year.Start - LengthOfYear <= FarthestBefore);
            if (behind >= 0 && years[behind].Year >= reported)
            {
                words[i] = word with { Class = word.Class | (years[behind].Year > reported ? WordClass.CarriedOut : WordClass.CarriedIn) };
                years.RemoveAt(behind);
            }
            else if (before >= 0 && years[before].Year < reported)
            {
                words[i] = word with { Class = word.Class | WordClass.CarriedIn };
                years.RemoveAt(before);
            }
        }
    }
}
