namespace Gongkai.Reports.Claims;

/// <summary>Gives a draft its scope: what time and whose work it speaks of, and whether it counts all that the form counts.</summary>
internal sealed class DraftScope(Passage passage, Setting setting)
{
    public void Apply(Draft draft)
    {
        var until = draft.Number?.Start ?? draft.End;
        var isCarried = (draft.Own & (WordClass.CarriedIn | WordClass.CarriedOut)) != 0;
        var (time, actor) = Read(draft, until);
        var scope = isCarried && time is ClaimScope.OtherYear or ClaimScope.Target ? ClaimScope.Organ : time;
        scope = scope == ClaimScope.Organ ? OfActor(actor) : scope;
        // Only the government itself makes rules, whatever its report covers; 省政府规章 are one kind of them.
        actor = actor == Actor.Office && draft.Meaning.Code.StartsWith("rules.", StringComparison.Ordinal) && !passage.Text.AsSpan(draft.Start, draft.End - draft.Start).Contains("政府规章", StringComparison.Ordinal) ? Actor.Self : actor;
        draft.Actor = actor;
        draft.IsSaidApart = ActorReader.Find(passage, draft.Start, until) is Actor.Region or Actor.Other or Actor.Office || TimeReader.Find(passage, draft.Start, until) is not (null or ClaimScope.Organ);
        if ((draft.Own & WordClass.Average) != 0)
        {
            scope = ClaimScope.Subset;
        }

        var (isOfReport, isWhole) = (scope == ClaimScope.Organ, draft.Channels.Length == 0 && !setting.IsNarrowed);
        if (scope == ClaimScope.Organ && draft.Channels.Length > 0)
        {
            scope = ClaimScope.Channel;
        }

        draft.Scope = scope == ClaimScope.Organ && !draft.IsPlain && (draft.Own & (WordClass.Narrow | WordClass.Foreign | WordClass.Court)) != 0 ? ClaimScope.Subset : scope;
        draft.IsPlainlySaid = draft.IsPlain && isWhole && (passage.Section is >= 1 and <= 4 || NamesMatter(draft)) && !Excepts(draft.Start, draft.End);
        draft.IsPlain = draft.IsPlainlySaid && isOfReport;
    }

    /// <summary>Parts 五 and 六 speak of anything; what is held against the table must say itself that it is of disclosure.</summary>
    private bool NamesMatter(Draft draft) => passage.Section is 5 or 6
        && passage.ClassesIn(draft.Start, draft.End) is var said
        && ((said & WordClass.Request) != 0 || ((said & WordClass.Disclosure) != 0 && (said & WordClasses.Disputes) != 0) || draft.Meaning.Code == "fees.administrative" || IsGround(draft) || IsOfNamedDisputes(draft));

    // 因信息公开引发的行政复议案件7件，被纠正3件: a clause before names both.
    private bool IsOfNamedDisputes(Draft draft) => draft.Meaning.Code.StartsWith("review.", StringComparison.Ordinal)
        && passage.Sentences[draft.Sentence].Clauses.Any(clause => clause.End <= draft.Start && passage.ClassesIn(clause.Start, clause.End) is var named && (named & (WordClass.Disclosure | WordClass.Request)) != 0 && (named & WordClasses.Disputes) != 0);

    // Nobody but this form counts by its grounds.
    private static bool IsGround(Draft draft) => (draft.Own & WordClass.Ground) != 0 && draft.Meaning.Code.Count(mark => mark == '.') > 1;

    // Of a comparison the time is its own; everything else settles what follows.
    private (ClaimScope Time, Actor Actor) Read(Draft draft, int until)
    {
        if (draft.Relation == ClaimRelation.Comparison)
        {
            return (draft.Meaning.Code == DraftMeaning.Earlier ? ClaimScope.OtherYear : setting.Time, setting.Actor);
        }

        if (!draft.IsDenial)
        {
            setting.Take(draft.Clause.Start <= draft.Start && IsFirstOf(draft) ? draft.Clause.Start : draft.Start, until);
        }

        return (setting.Time, setting.Actor == Actor.Other && NamesSelfBehind(draft) ? Actor.Self : setting.Actor);
    }

    // 部分乡镇留存不全，全年有18件申请因我局不掌握: whose it is stands behind the number.
    private bool NamesSelfBehind(Draft draft)
    {
        foreach (var word in passage.WordsIn(draft.Number?.End ?? draft.End, draft.Clause.End))
        {
            if (word.Is(WordClass.Filler) && passage.Text[word.Start] == '我' && word.Length > 1)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFirstOf(Draft draft) => draft.Start - draft.Clause.Start < 3;

    internal static ClaimScope OfActor(Actor actor) => actor switch
    {
        Actor.Region => ClaimScope.Region,
        Actor.Other => ClaimScope.OtherOrgan,
        _ => ClaimScope.Organ,
    };

    /// <summary>除…外, 若…, 如…: said of what remains, or of what might be.</summary>
    private bool Excepts(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if ((passage.Text[at] == '除' && !(at > start && "解拆删清排消免扣去".Contains(passage.Text[at - 1], StringComparison.Ordinal))) || passage.Text[at] == '若'
                || (passage.Text[at] == '如' && at + 1 < end && passage.Text[at + 1] is '果' or '有'))
            {
                return true;
            }
        }

        return false;
    }
}
