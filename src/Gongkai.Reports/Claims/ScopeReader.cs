namespace Gongkai.Reports.Claims;

/// <summary>Tells what year and whose work a claim speaks of, from the words before it in its sentence.</summary>
internal sealed class ScopeReader(Passage passage)
{
    private const WordClass TimeWords = WordClass.ThisYear | WordClass.LastYear | WordClass.Since | WordClass.PartOfYear;

    public void Apply(Draft draft, Sentence sentence)
    {
        var until = draft.Number?.Start ?? draft.End;
        var scope = TimeOf(sentence.Start, until);
        if ((draft.Own & (WordClass.CarriedIn | WordClass.CarriedOut)) != 0)
        {
            scope = ClaimScope.Organ;
        }
        else if ((draft.Own & WordClass.Future) != 0)
        {
            scope = ClaimScope.Target;
        }

        if (scope == ClaimScope.Organ)
        {
            scope = PlaceOf(sentence.Start, until, draft.Start);
        }

        if (scope == ClaimScope.Organ && draft.Channels.Length > 0)
        {
            scope = ClaimScope.Channel;
        }

        draft.Scope = scope == ClaimScope.Organ && !draft.IsPlain && (draft.Own & (WordClass.Narrow | WordClass.Foreign)) != 0 ? ClaimScope.Subset : scope;
        draft.IsPlain &= scope == ClaimScope.Organ && passage.Section is >= 1 and <= 4 && !Excepts(draft.Start, draft.End);
    }

    private ClaimScope TimeOf(int start, int end)
    {
        var scope = ClaimScope.Organ;
        var nextYear = 0;
        while (nextYear < passage.Years.Count && passage.Years[nextYear].Start < start)
        {
            nextYear++;
        }

        foreach (var word in passage.WordsIn(start, end))
        {
            for (; nextYear < passage.Years.Count && passage.Years[nextYear].Start < word.Start; nextYear++)
            {
                scope = OfYear(passage.Years[nextYear], scope);
            }

            if (word.Is(TimeWords) && !word.Is(WordClass.CarriedIn))
            {
                scope = OfWord(word, scope, nextYear > 0 ? passage.Years[nextYear - 1] : null);
            }
        }

        for (; nextYear < passage.Years.Count && passage.Years[nextYear].Start < end; nextYear++)
        {
            scope = OfYear(passage.Years[nextYear], scope);
        }

        return scope == ClaimScope.Organ && SpeaksOfMonths(start, end) ? ClaimScope.PartOfYear : scope;
    }

    private ClaimScope OfYear(FoundNumber year, ClaimScope scope)
    {
        if (passage.Report.Year is not { } reported)
        {
            return scope;
        }

        return (int)year.Value == reported ? ClaimScope.Organ : year.Value > reported ? ClaimScope.Target : ClaimScope.OtherYear;
    }

    private ClaimScope OfWord(Word word, ClaimScope scope, FoundNumber? year)
    {
        if (word.Is(WordClass.ThisYear))
        {
            return ClaimScope.Organ;
        }

        if (word.Is(WordClass.Since))
        {
            return scope == ClaimScope.Organ && year is { } mark && (int)mark.Value == passage.Report.Year && word.Start - mark.Start < 20 ? ClaimScope.Organ : ClaimScope.Cumulative;
        }

        return word.Is(WordClass.LastYear) ? ClaimScope.OtherYear : ClaimScope.PartOfYear;
    }

    /// <summary>“3月收到1件” speaks of a month; “截至12月31日” and “自1月1日起” of the year.</summary>
    private bool SpeaksOfMonths(int start, int end)
    {
        var at = start;
        while (at < end && passage.Text.IndexOf('月', at, end - at) is >= 0 and var month)
        {
            var digits = month;
            while (digits > start && (char.IsAsciiDigit(passage.Text[digits - 1]) || passage.Text[digits - 1] == ' '))
            {
                digits--;
            }

            var value = passage.Text.AsSpan(digits, month - digits).Trim();
            if (value.Length > 0 && value is not ("12" or "1" or "01"))
            {
                return true;
            }

            at = month + 1;
        }

        return false;
    }

    private ClaimScope PlaceOf(int start, int end, int ownStart)
    {
        foreach (var word in passage.WordsIn(start, end))
        {
            if (word.Is(WordClass.Region) && (word.Start >= ownStart || word.Start < ownStart) && !SpeaksForWhole(word))
            {
                return passage.Text[word.Start] == '全' ? ClaimScope.Region : ClaimScope.OtherOrgan;
            }
        }

        return NamesOtherOrgan(start, ownStart) ? ClaimScope.OtherOrgan : ClaimScope.Organ;
    }

    private bool SpeaksForWhole(Word word)
    {
        var organ = passage.Report.Organ;
        return passage.Text[word.Start] == '全' && OrganNames.SpeaksForArea(organ)
            && (word.Length < 2 || organ!.Contains(passage.Text[word.Start + 1], StringComparison.Ordinal));
    }

    /// <summary>A run of unknown characters that ends like the name of an organ: somebody else is speaking.</summary>
    private bool NamesOtherOrgan(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (passage.Text[i] is '局' or '委' or '办' or '厅' or '镇' or '乡' or '院' or '校' or '所' or '站' && passage.Unknown(i - 1, i + 1) == 2)
            {
                return true;
            }
        }

        return false;
    }

    private bool Excepts(int start, int end) => passage.Text.AsSpan(start, end - start).IndexOfAny('除', '若', '如') >= 0;
}
