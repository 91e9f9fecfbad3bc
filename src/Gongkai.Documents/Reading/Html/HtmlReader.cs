using Gongkai.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>A page to blocks. What a site hides or puts around its article is read only when no table is found without it.</summary>
internal static class HtmlReader
{
    public static Document Read(string text, string name, DocumentKind kind, ReadingBudget budget)
    {
        if (ScriptText.IsEscaped(text))
        {
            budget.Remark("script-text");
            var page = ScriptText.Unescape(text, new TextSpan(0, text.Length));
            var inner = PageReader.Read(page.Value, budget);
            if (HasTable(inner.Blocks) || inner.Scripts.Count == 0)
            {
                return new Document(name, kind, text, [.. inner.Blocks.Select(block => Remapped.Of(block, page, text))])
                {
                    TitleHint = inner.Title is { } title ? Remapped.Of(title, page, text) : null,
                };
            }
        }

        var reader = PageReader.Read(text, budget);
        if (reader.LeftTableOut && !HasTable(reader.Blocks))
        {
            budget.Remark("hidden-text");
            reader = PageReader.Read(text, budget, readsHidden: true);
        }

        return new Document(name, kind, text, [.. reader.Blocks, .. HasTable(reader.Blocks) ? [] : InScripts(text, reader, budget)]) { TitleHint = reader.Title };
    }

    private static bool HasTable(IReadOnlyList<Block> blocks) => blocks.Any(block => block is Table { Cells.Length: > 4 });

    private static IEnumerable<Block> InScripts(string text, PageReader reader, ReadingBudget budget)
    {
        foreach (var script in reader.Scripts)
        {
            if (!ScriptText.HoldsPage(text.AsSpan(script.Start, script.Length)))
            {
                continue;
            }

            budget.Remark("script-text");
            var page = ScriptText.Unescape(text, script);
            foreach (var block in PageReader.Read(page.Value, budget).Blocks)
            {
                yield return Remapped.Of(block, page, text);
            }
        }
    }
}
