using System.Xml;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>The texts that cells of a workbook share, and which of them a cell still uses.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> texts = [];
    private readonly HashSet<int> used = [];

    public string Part { get; private init; } = "";

    /// <summary>Texts that no cell uses any more, with their numbers from 0.</summary>
    public IEnumerable<(int Number, string Text)> Unused => texts.Select((text, at) => (at, text)).Where(pair => !used.Contains(pair.at) && pair.text.Length > 0);

    public static SharedTexts Read(OfficeFile file, string? part)
    {
        var shared = new SharedTexts { Part = part ?? "" };
        if (part is null || !file.Has(part))
        {
            return shared;
        }

        using var xml = file.Reader(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                file.Budget.Piece();
                shared.texts.Add(SheetCells.TextOf(xml));
            }
        }

        return shared;
    }

    public string Use(int at)
    {
        if (at < 0 || at >= texts.Count)
        {
            return "";
        }

        used.Add(at);
        return texts[at];
    }
}
