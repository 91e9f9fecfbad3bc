using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>One number that says more than one thing: 行政诉讼2件，均为复议后起诉 is a number of the row as well; 直接起诉和复议后起诉各1件 of either.</summary>
internal static class EachAndAll
{
    private const WordClass Suits = WordClass.DirectSuit | WordClass.LaterSuit;
    private const WordClass Parts = WordClasses.Rows | Suits;

    /// <summary>公益组织和法律服务机构提出的各1件: the number is that of each row, not of all.</summary>
    public static bool IsOfEach(Draft draft) => draft.At > 0 && draft.Passage.Text[draft.At - 1] == '各' && Named(draft).Count > 1;

    /// <summary>Adds what the numbers of a part say besides.</summary>
    public static void Complete(List<Draft> drafts)
    {
        var more = new List<Draft>();
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            if (draft is not { Number: { } number, UnitKind: UnitKind.Count, Relation: not (ClaimRelation.Share or ClaimRelation.Comparison) })
            {
                continue;
            }

            if (OnlyResultBehind(draft) is { } result)
            {
                var only = Of(draft, result, draft.Start, result.End, draft.Own & ~WordClasses.Rows, isAtLeast: false);
                only.IsOnlyResult = true;
                more.Add(only);
            }

            if (IsOfEach(draft))
            {
                more.AddRange(Named(draft).Select(word => Of(draft, word, draft.Start, draft.End, draft.Own & ~(Parts | WordClasses.Disputes), isAtLeast: false)));
                draft.Meaning = QuantityRules.Other;
            }
            else if (AllBehind(draft, number.End, drafts.Skip(i + 1).TakeWhile(other => other.Sentence == draft.Sentence).FirstOrDefault(other => !other.IsDenial)?.Start ?? draft.Passage.Sentences[draft.Sentence].End) is { } row)
            {
                more.Add(Of(draft, row, draft.Start, row.End, draft.Own & ~WordClasses.Rows, isAtLeast: true));
            }
        }

        drafts.AddRange(more);
    }

    private static List<Word> Named(Draft draft)
    {
        var named = new List<Word>();
        foreach (var word in draft.Passage.WordsIn(draft.Start, draft.At))
        {
            if (word.Is(Parts | WordClasses.Disputes))
            {
                named.Add(word);
            }
        }

        return named;
    }

    /// <summary>The row that all of the number are said to be of: 均, and behind it nothing but the row.</summary>
    private static Word? AllBehind(Draft draft, int from, int until)
    {
        Word? all = null;
        foreach (var word in draft.Passage.WordsIn(from, until))
        {
            if (word.Is(Parts) && all is { } mark)
            {
                return Refines(draft.Meaning.Code, word) && draft.Passage.Unknown(from, word.Start) == 0 && draft.Passage.Text.AsSpan(mark.End, word.Start - mark.End).IndexOfAny("，,；;") < 0 && IsAlone(draft.Passage, word, until) ? word : null;
            }

            all = word.Is(WordClass.All) ? word : all;
            if (word.Is(WordClass.Deny | WordClass.Narrow | WordClass.Foreign | WordClass.Court | WordClass.Share | WordClass.Compare) || word.Is(WordClasses.ListMarks))
            {
                return null;
            }
        }

        return null;
    }

    // 均由自然人、法人提出 is of several rows, and of none all.
    private static bool IsAlone(Passage passage, Word row, int until)
    {
        foreach (var word in passage.WordsIn(row.End, until))
        {
            if (passage.Text.AsSpan(row.End, word.Start - row.End).IndexOfAny("，,；;") >= 0)
            {
                return true;
            }

            if (word.Is(Parts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>行政复议1件，复议机关予以维持: of one case the one result that is named behind it.</summary>
    private static Word? OnlyResultBehind(Draft draft)
    {
        if (draft is not { Value: 1, Meaning.Code: "review.reconsideration" or "review.litigation" or "review.litigation.direct" or "review.litigation.after" })
        {
            return null;
        }

        var sentence = draft.Passage.Sentences[draft.Sentence];
        var from = draft.Number!.Value.End;
        var until = Math.Min(draft.Passage.NextNumber(from), sentence.End);
        Word? result = null;
        foreach (var word in draft.Passage.WordsIn(from, until))
        {
            if (word.Is(WordClass.Deny | WordClass.Since | WordClass.LastYear) || (word.Is(WordClass.Result) && result is { } other && other.Row != word.Row))
            {
                return null;
            }

            result = word.Is(WordClass.Result) ? word : result;
        }

        return result;
    }

    // What is said of results and of grants is weighed by itself: 均获维持, 均予以公开.
    private static bool Refines(string code, Word word) => code switch
    {
        "review.litigation" => word.Is(Suits),
        "requests.new" or "requests.processed" or "requests.in-hand" => word is { Row: not ("granted" or "natural") } && word.Is(WordClass.Outcome | WordClass.Applicant),
        _ => code.StartsWith("requests.", StringComparison.Ordinal) && word.Is(WordClass.Ground) && word.Row!.StartsWith(code["requests.".Length..] + ".", StringComparison.Ordinal),
    };

    private static Draft Of(Draft draft, Word word, int start, int end, WordClass shared, bool isAtLeast)
    {
        var own = shared | (word.Class & (Parts | WordClasses.Disputes));
        var rows = word.Row is null ? ImmutableArray<Word>.Empty : [word];
        return new Draft
        {
            Passage = draft.Passage,
            Sentence = draft.Sentence,
            Clause = draft.Clause,
            Number = draft.Number,
            Start = start,
            End = end,
            Own = own,
            Rows = rows,
            Meaning = QuantityRules.Current.Find(new Wording(own, rows, UnitKind.Count, false, draft.Meaning.Code, false)),
            Scope = draft.Scope,
            Actor = draft.Actor,
            IsPlain = draft.IsPlain,
            IsPlainlySaid = draft.IsPlainlySaid,
            IsSaidApart = draft.IsSaidApart,
            IsKnown = draft.IsKnown,
            IsExplicit = draft.IsExplicit,
            IsAtLeast = isAtLeast,
            Channels = draft.Channels,
        };
    }
}
