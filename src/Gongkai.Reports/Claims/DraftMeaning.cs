using System.Buffers;
using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>What a claim counts: told from its own words, and where they leave it open from the claims before it.</summary>
internal sealed class DraftMeaning(Passage passage, Setting setting, List<Draft> drafts)
{
    private static readonly SearchValues<char> Turns = SearchValues.Create("增减升降多少涨提高低");

    /// <summary>Code of a number of an earlier year that another number is held against.</summary>
    public const string Earlier = "earlier";

    /// <summary>Gives the claim its meaning and its relation to others.</summary>
    public void Name(Draft draft, int unknown)
    {
        var own = draft.Own;
        var isEarlier = IsOfComparedYear(draft);
        if (draft.UnitKind == UnitKind.Percent)
        {
            draft.Relation = (own & WordClass.Compare) != 0 || isEarlier ? ClaimRelation.Comparison : ClaimRelation.Share;
            draft.Meaning = new Meaning(isEarlier ? Earlier : draft.Relation == ClaimRelation.Comparison ? "growth" : "share", "", false);
            draft.Subject = draft.Relation == ClaimRelation.Share ? SubjectOf(draft) : "";
            return;
        }

        if ((own & WordClass.Compare) != 0 || isEarlier || IsDifference(draft))
        {
            draft.Relation = ClaimRelation.Comparison;
            draft.Meaning = new Meaning(isEarlier ? Earlier : "change", "", false);
            return;
        }

        if (passage.Text.AsSpan(draft.Start, draft.At - draft.Start).Contains("非新闻", StringComparison.Ordinal))
        {
            draft.Meaning = new Meaning("published.total.excl_news", "", false);
            return;
        }

        draft.IsListed = (own & WordClasses.ListMarks) != 0 || (drafts.Count > 0 && drafts[^1].Sentence == draft.Sentence && drafts[^1].IsListed);
        var meaning = QuantityRules.Current.Find(new Wording(own, draft.Rows, draft.UnitKind, false, setting.After, draft.IsListed));
        // Among the grounds of the form 重复申请 is a ground; alone it may be any repetition.
        var isAmongGrounds = meaning is { IsWeak: true, Code: var code } && code.Count(mark => mark == '.') > 1 && (own & WordClass.LooseGround) != 0 && (passage.ClassesIn(passage.Sentences[draft.Sentence].Start, passage.Sentences[draft.Sentence].End) & (WordClass.Ground | WordClass.Outcome)) != 0;
        // 3件尚未到期，结转下年: what follows settles it.
        var isSettledBehind = meaning.Code == "requests.open" && (draft.Behind & (WordClass.CarriedOut | WordClass.Carry)) != 0;
        // 逾期不补正、不再处理5件 is the row of that name.
        var isNoLongerHandled = meaning.Code.EndsWith("-overdue", StringComparison.Ordinal) && passage.Text.AsSpan(draft.Start, draft.At - draft.Start).Contains("不再处理", StringComparison.Ordinal);
        var isOther = IsOtherApplication(own, unknown) || IsItemOfDecision(meaning, draft);
        draft.Meaning = isOther ? QuantityRules.Other : meaning with { IsWeak = (meaning.IsWeak && !isAmongGrounds && !isSettledBehind && !isNoLongerHandled) || IsOfReviewedDocuments(meaning, draft) || IsLost(draft) };
    }

    /// <summary>行政处罚2210条 are items on a page; decisions are counted in 件. 涉及行政处罚的21件 are about them.</summary>
    private bool IsItemOfDecision(Meaning meaning, Draft draft) =>
        meaning.Code.EndsWith(".decisions", StringComparison.Ordinal) && ((draft.Unit.Length > 0 && draft.Unit[0] is not ('件' or '起' or '宗' or '例')) || (draft.At > draft.Start && passage.Text[draft.At - 1] == '的'));

    /// <summary>败诉2件 are what the form calls corrected, or nearly.</summary>
    private bool IsLost(Draft draft) => draft.Rows.Any(row => passage.Text.AsSpan(row.Start, row.Length).StartsWith("败诉", StringComparison.Ordinal));

    /// <summary>清理规范性文件，废止2件，继续有效18件: only what was looked through is counted.</summary>
    private bool IsOfReviewedDocuments(Meaning meaning, Draft draft)
    {
        if (!meaning.Code.StartsWith("normative", StringComparison.Ordinal) && !meaning.Code.StartsWith("rules.", StringComparison.Ordinal))
        {
            return false;
        }

        var sentence = passage.Sentences[draft.Sentence];
        var words = passage.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        return words.Contains("清理", StringComparison.Ordinal) || words.Contains("修改", StringComparison.Ordinal) || words.Contains("梳理", StringComparison.Ordinal) || words.Contains("评估", StringComparison.Ordinal);
    }

    /// <summary>多25件, 减少3件 behind a number of another year.</summary>
    private bool IsDifference(Draft draft) => draft.At > 0 && passage.Text[draft.At - 1] is '多' or '少' && draft.At - draft.Start <= 2 && drafts.Count > 0 && drafts[^1].Sentence == draft.Sentence;

    // 自然人申请占新收总量的82.4%: its own words say of what it is the share. 以个人为主，占88.6%: or those of the clause before.
    private string SubjectOf(Draft draft)
    {
        const WordClass matters = WordClasses.Disputes | WordClass.Request | WordClass.PlainRequest;
        var rows = draft.Rows.IsEmpty ? RowsOfClauseBefore(draft) : draft.Rows;
        if (rows.IsEmpty || rows.Any(row => !row.Is(WordClasses.Rows) || IsWholeOfShare(draft, row)) || rows.Any(row => (row.Class & rows[0].Class) == 0))
        {
            return "";
        }

        var bind = QuantityRules.Current.Find(new Wording(rows[0].Class | (draft.Own & matters), rows, UnitKind.Count, false, setting.After, false)).Bind;
        return rows.All(row => bind.Split('+').Any(one => one.EndsWith("." + row.Row, StringComparison.Ordinal))) || bind.EndsWith("." + rows[0].Row, StringComparison.Ordinal) ? bind : "";
    }

    private ImmutableArray<Word> RowsOfClauseBefore(Draft draft)
    {
        var clauses = passage.Sentences[draft.Sentence].Clauses;
        var at = clauses.IndexOf(draft.Clause) - 1;
        if (at < 0 || draft.Start - draft.Clause.Start > 2 || passage.NextNumber(clauses[at].Start) < clauses[at].End)
        {
            return [];
        }

        var rows = passage.RowsIn(clauses[at].Start, clauses[at].End);
        return rows is [{ } row] && row.Is(WordClass.Applicant) ? rows : [];
    }

    // 占不予公开总数的46.8%: the row behind 占 is the whole, not the part.
    private bool IsWholeOfShare(Draft draft, Word row) => passage.Text.AsSpan(draft.Start, draft.At - draft.Start).IndexOf('占') is var sign and >= 0 && row.Start >= draft.Start + sign;

    /// <summary>较2021年的9件, 由2021年（9件）, 较上年80件: the number of another year that this one is held against.</summary>
    private bool IsOfComparedYear(Draft draft)
    {
        var isYear = passage.Years.FindLastIndex(year => year.Start >= draft.Start && year.Start < draft.At) is var last and >= 0 && TimeReader.IsCompared(passage.Text, passage.Years[last].Start);
        foreach (var word in passage.WordsIn(draft.Start, draft.At))
        {
            var isComparedWord = word.Is(WordClass.LastYear) && !word.Is(WordClass.CarriedIn) && (passage.Text[word.Start] is '比' or '较' || TimeReader.IsCompared(passage.Text, word.Start));
            // 较上年80件: nothing but the year before the number.
            var isDirect = word.Is(WordClass.Compare) && passage.Text.AsSpan(word.Start, word.Length).IndexOfAny("年期") > 0 && passage.Text[word.Start] is '比' or '较' or '与' && passage.Text.AsSpan(word.End, draft.At - word.End).Trim("的同期全年度为（(").IsEmpty;
            isYear |= isComparedWord || isDirect;
        }

        return isYear && !HasChange(draft);
    }

    // 较2021年增加3件 is a change, no number of that year.
    private bool HasChange(Draft draft)
    {
        foreach (var word in passage.WordsIn(draft.Start, draft.At))
        {
            if (word.Is(WordClass.Compare) && passage.Text.AsSpan(word.Start, word.Length).IndexOfAny(Turns) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>我局作为被申请人的政府信息公开类行政复议 are all of a bureau's; 以市政府为被申请人的 are not all of a city's.</summary>
    public WordClass WithoutRole(Draft draft, int until)
    {
        const WordClass roles = WordClass.Narrow | WordClass.Court;
        if ((draft.Own & roles) == 0 || OrganNames.SpeaksForArea(passage.Report.Organ) || ((draft.Own & WordClass.Disclosure) == 0 && !GoesOnWithDisputes(draft)))
        {
            return draft.Own;
        }

        foreach (var word in passage.WordsIn(draft.Start, until))
        {
            if (word.Is(roles) && word.Row != Lexicon.Respondent)
            {
                return draft.Own;
            }
        }

        return draft.Own & ~(roles | WordClass.Handle | WordClass.Accept);
    }

    /// <summary>Disputes about disclosure were counted right before: 行政复议21件。其中，本办作为被申请人的5件.</summary>
    private bool GoesOnWithDisputes(Draft draft) => (draft.Own & WordClass.Rest) == 0
        && drafts.FindLast(other => other.Meaning.Code.StartsWith("review", StringComparison.Ordinal)) is { IsExplicit: true } last && draft.Sentence - last.Sentence <= 1
        && passage.Sentences[last.Sentence].Paragraph == passage.Sentences[draft.Sentence].Paragraph;

    /// <summary>复议4件、诉讼2件，其中维持3件: of which of the two is not said.</summary>
    public bool IsOfEitherDispute(Draft draft)
    {
        if ((draft.Own & WordClass.Result) == 0 || (draft.Own & WordClasses.Disputes) != 0)
        {
            return false;
        }

        // 行政复议15件，行政诉讼12件，合计27件，其中被纠正5件
        var disputes = drafts.Where(other => other.Sentence == draft.Sentence && other.Meaning.Code is "review.reconsideration" or "review.litigation").Select(other => other.Meaning.Code).Distinct(StringComparer.Ordinal).Count();
        if (disputes > 1 && (drafts[^1].Own & WordClass.Total) != 0 && (drafts[^1].Own & WordClasses.Disputes) == 0)
        {
            return true;
        }

        var last = drafts.FindLastIndex(other => other.Relation is ClaimRelation.None && !IsResult(other));
        return last > 0 && last == drafts.Count - 1 && drafts[last].Meaning.Code.StartsWith("review.", StringComparison.Ordinal) && draft.Sentence - drafts[last].Sentence <= 1
            && drafts[last - 1].Sentence == drafts[last].Sentence && drafts[last - 1].Meaning.Code.StartsWith("review.", StringComparison.Ordinal) && !IsResult(drafts[last - 1])
            && drafts[last - 1].Meaning.Code != drafts[last].Meaning.Code;
    }

    /// <summary>维持3件 of either: it is held against the rows of all disputes.</summary>
    public static Meaning OfEitherDispute(Draft draft) => draft.Rows is [{ Row: "upheld" or "corrected" or "other" or "pending" } row] ? new Meaning("review.either." + row.Row, "review.either." + row.Row, false) : QuantityRules.Other;

    /// <summary>涉政府信息公开行政复议36件…全局行政复议案件总数417件: disputes counted once as those about disclosure and again without that word are all disputes.</summary>
    public bool IsOfAllDisputes(Draft draft)
    {
        const WordClass disclosure = WordClass.Disclosure | WordClass.Request;
        return draft.Meaning.Code is "review.reconsideration" or "review.litigation" or "review.total" && (draft.Own & disclosure) == 0
            && drafts.Exists(other => other.Meaning.Code == draft.Meaning.Code && (other.Own & disclosure) != 0 && other.Value != draft.Value);
    }

    private static bool IsResult(Draft draft) => (draft.Own & WordClass.Result) != 0;

    /// <summary>入学申请, 资格认定申请: applications, but none for information.</summary>
    private static bool IsOtherApplication(WordClass own, int unknown) =>
        unknown > 1 && (own & WordClass.PlainRequest) != 0 && (own & (WordClass.Request | WordClass.Disclosure | WordClass.Ground | WordClass.LooseGround)) == 0;
}
