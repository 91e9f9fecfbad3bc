using System.Globalization;
using System.Xml.Linq;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Office;
using Gongkai.Documents.Inspecting.Removing;

namespace Gongkai.Documents.Redacting.Office;

/// <summary>A sheet of a workbook with what goes of it.</summary>
internal sealed class MarkedSheet
{
    private const int LongestHead = 40;

    private static readonly string[] Referring = ["autoFilter", "tableParts", "sortState"];

    private readonly List<MarkedCell> cells = [];

    public MarkedSheet(string name, string part, XDocument xml, List<string> shared)
    {
        Name = name;
        Part = part;
        Xml = xml;
        var heads = new Dictionary<int, string>();
        foreach (var row in xml.All("row"))
        {
            var left = "";
            foreach (var cell in row.Elements().Where(element => element.Is("c")))
            {
                var (text, isText) = TextOf(cell, shared);
                var place = SheetCells.Parse(cell.Attr("r"));
                if (text.Length > 0)
                {
                    cells.Add(new MarkedCell(cell, place.Row, place.Column, text, isText, heads.GetValueOrDefault(place.Column, "") + (left.Length > 0 ? "\n" + left : "")));
                }

                left = text.Length > LongestHead ? "" : text;
                if (text.Length is > 0 and <= LongestHead && !text.Any(char.IsAsciiDigit))
                {
                    heads.TryAdd(place.Column, text);
                }
            }
        }
    }

    public string Name { get; }

    public string Part { get; }

    public XDocument Xml { get; }

    public void Mark(RedactionRequest request, bool isFirst)
    {
        var ranges = request.Marks.OfType<CellMark>().Where(mark => mark.Sheet.Length == 0 ? isFirst : mark.Sheet == Name).Select(mark => (Range: CellRange.Parse(mark.Range), mark.Ground)).ToList();
        foreach (var cell in cells)
        {
            request.Budget.Piece();
            var whole = ranges.Find(range => range.Range is { } cellRange && cellRange.Holds(cell.Row, cell.Column));
            cell.Gone = whole.Range is not null ? [new TextStretch(0, cell.Text.Length, whole.Ground)] : request.Stretches(cell.Text, cell.Head);
        }
    }

    public IEnumerable<RedactedPlace> Places() => cells.SelectMany(cell => cell.Gone.Select(stretch => new RedactedPlace(stretch.Ground, Where(cell) with { Start = stretch.Start, Length = stretch.Length }, cell.Text.Substring(stretch.Start, stretch.Length))));

    public IEnumerable<(LeakPlace Where, string Text, List<TextStretch> Gone)> Texts() => cells.Select(cell => (Where(cell), cell.Text, cell.Gone));

    public IEnumerable<string> WordsByPattern(RedactionRequest request) => cells.SelectMany(cell => request.Stretches(cell.Text, cell.Head).Select(stretch => cell.Text.Substring(stretch.Start, stretch.Length)));

    /// <summary>Changes the cells, and takes out what refers to them or repeats their words.</summary>
    public void Apply(List<string> words)
    {
        foreach (var cell in cells.Where(cell => cell.Gone.Count > 0))
        {
            cell.Apply();
        }

        OfficeEdit.RemoveAll(Xml, "f");
        OfficeEdit.RemoveAll(Xml, Referring);
        PackageSweep.Apply(Xml, words, withTexts: false);
        foreach (var element in Xml.Root!.Elements().Where(element => element.Name.LocalName is "conditionalFormatting" or "dataValidations" or "headerFooter" or "extLst" or "hyperlinks" && words.Exists(word => element.ToString().Contains(word, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            element.Remove();
        }
    }

    private LeakPlace Where(MarkedCell cell) => new() { Part = Part, Sheet = Name, Cell = SheetCells.Letters(cell.Column) + cell.Row.ToString(CultureInfo.InvariantCulture) };

    private static (string Text, bool IsText) TextOf(XElement cell, List<string> shared)
    {
        var value = cell.Child("v")?.Value ?? "";
        return cell.Attr("t") switch
        {
            "s" => (int.TryParse(value, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Count ? shared[at] : "", true),
            "inlineStr" => (string.Concat(cell.All("t").Select(text => text.Value)), true),
            "str" => (value, true),
            _ => (SheetCells.Number(value), false),
        };
    }
}

/// <summary>A cell with what goes of it.</summary>
internal sealed class MarkedCell(XElement element, int row, int column, string text, bool isText, string head)
{
    public int Row => row;

    public int Column => column;

    public string Text => text;

    public string Head => head;

    public List<TextStretch> Gone { get; set; } = [];

    /// <summary>The cell becomes a text of its own; a number goes whole, since its rest would be another number.</summary>
    public void Apply()
    {
        var left = new System.Text.StringBuilder(text);
        if (isText)
        {
            foreach (var stretch in Enumerable.Reverse(Gone))
            {
                left.Remove(stretch.Start, stretch.Length).Insert(stretch.Start, RedactionSign.Block);
            }
        }
        else
        {
            left.Clear().Append(RedactionSign.Block);
        }

        element.SetAttributeValue("t", "inlineStr");
        element.ReplaceNodes(new XElement(element.Name.Namespace + "is", new XElement(element.Name.Namespace + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), left.ToString())));
    }
}
