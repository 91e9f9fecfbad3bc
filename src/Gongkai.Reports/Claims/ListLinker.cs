namespace Gongkai.Reports.Claims;

/// <summary>Ties parts to their whole: 其中 opens a list, 包括 and 分别为 close one, a share belongs to the number before it.</summary>
internal static class ListLinker
{
    public static void Link(List<Draft> drafts)
    {
        var links = new ListLinks();
        foreach (var draft in drafts)
        {
            links.Take(draft);
        }

        foreach (var draft in drafts)
        {
            NamePublished(draft, drafts);
        }
    }

    /// <summary>Total, part or channel of what was published.</summary>
    private static void NamePublished(Draft draft, List<Draft> drafts)
    {
        if (!draft.Meaning.Code.StartsWith("published", StringComparison.Ordinal))
        {
            return;
        }

        if (draft.Of is { } whole)
        {
            var hasKinds = draft.Channels.Length > 0 && drafts.Exists(other => other.Of == whole && other.List < draft.List && other.Channels.IsEmpty);
            draft.Meaning = new Meaning(hasKinds ? "published.channel" : "published.part", "", false);
        }
        else if (draft.Meaning.Code == "published")
        {
            var isTotal = draft.Channels.Length == 0
                ? draft.Relation == ClaimRelation.Total || draft.Passage.Unknown(draft.Start, draft.At) <= 2 || (draft.Own & WordClass.Total) != 0
                : draft.Channels.Length > 1 && (draft.Own & WordClass.Total) != 0;
            draft.Meaning = new Meaning(isTotal ? "published.total" : "published.part", "", false);
        }
    }
}
