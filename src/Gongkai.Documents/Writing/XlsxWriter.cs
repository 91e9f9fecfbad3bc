using System.Collections.Immutable;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Writing;

/// <summary>Writes blocks as a workbook: one sheet a part, its words and its table laid as the form, numbers as numbers.
/// A sum is a formula, so that its reader sees what it adds, wherever the formula gives exactly the printed figure; a printed figure that its parts do not give stays a number.
/// The same blocks give the same bytes.</summary>
public static class XlsxWriter
{
    private const string SheetMl = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int LongestSheetName = 31;

    /// <summary>Writes the file.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="output">Where to.</param>
    /// <param name="sums">The equations whose single right side is set as a formula over the left; none: numbers only.</param>
    public static void Write(ImmutableArray<Block> blocks, Stream output, ImmutableArray<Equation> sums = default)
    {
        var formulas = Formulas(sums.IsDefault ? [] : sums);
        var sheets = Split(blocks).Select((part, index) => (Name: NameOf(part, index), Sheet: new XlsxSheet(part, formulas))).ToList();
        var overrides = string.Concat(sheets.Select((_, index) => $"""<Override PartName="/xl/worksheets/sheet{index + 1}.xml" ContentType="{SheetMl}worksheet+xml"/>""")) + $"""<Override PartName="/xl/styles.xml" ContentType="{SheetMl}styles+xml"/>""";
        using var package = new OfficePackage(output, overrides, "xl/workbook.xml", SheetMl + "sheet.main+xml");
        package.AddProperties(blocks.OfType<Paragraph>().FirstOrDefault(paragraph => paragraph.Style == ParagraphStyle.Title)?.Text.Value ?? "");
        package.Add("xl/workbook.xml", Book(sheets));
        package.AddRelations("xl/workbook.xml", sheets.Select((_, index) => ("worksheet", $"worksheets/sheet{index + 1}.xml")).Append(("styles", "styles.xml")));
        package.Add("xl/styles.xml", XlsxStyles.Build());
        for (var index = 0; index < sheets.Count; index++)
        {
            package.Add($"xl/worksheets/sheet{index + 1}.xml", sheets[index].Sheet.Build());
        }
    }

    // Where two equations give the same cell, the first in form order would add a column of twenty rows; the shorter sum is the one people check.
    private static Dictionary<string, ImmutableArray<string>> Formulas(ImmutableArray<Equation> sums) => sums.Where(sum => sum.Right.Length == 1)
        .GroupBy(sum => sum.Right[0].Code, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.MinBy(sum => sum.Left.Length)!.Left.Select(cell => cell.Code).ToImmutableArray(), StringComparer.Ordinal);

    // What stands before part 一 shares its sheet.
    private static List<ImmutableArray<Block>> Split(ImmutableArray<Block> blocks)
    {
        var parts = new List<ImmutableArray<Block>>();
        var start = 0;
        for (var index = 0; index < blocks.Length; index++)
        {
            if (blocks[index] is Heading { Level: 1 } && blocks[start..index].Any(block => block is Heading { Level: 1 }))
            {
                parts.Add(blocks[start..index]);
                start = index;
            }
        }

        parts.Add(blocks[start..]);
        return parts;
    }

    private static string NameOf(ImmutableArray<Block> part, int index)
    {
        var heading = part.OfType<Heading>().FirstOrDefault(block => block.Level == 1)?.Text.Value ?? "";
        var name = string.Concat(OfficePackage.Legal(heading).Where(character => character >= ' ' && !"[]:*?/\\'".Contains(character, StringComparison.Ordinal)));
        // Two sheets may not have the same name; the number keeps a part that stands twice apart.
        return name.Length == 0 ? $"{index + 1}" : index > 0 && name.Length > LongestSheetName - 3 ? name[..(LongestSheetName - 3)] + index : name;
    }

    private static Workbook Book(List<(string Name, XlsxSheet Sheet)> sheets)
    {
        var list = new Sheets();
        var names = new DefinedNames();
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < sheets.Count; index++)
        {
            var name = used.Add(sheets[index].Name) ? sheets[index].Name : $"{index + 1} {sheets[index].Name}"[..Math.Min(LongestSheetName, sheets[index].Name.Length + 2)];
            list.Append(new Sheet { Name = name, SheetId = (uint)index + 1, Id = $"rId{index + 1}" });
            if (sheets[index].Sheet.HeadRows is { } rows)
            {
                names.Append(new DefinedName($"'{name}'!${rows.First}:${rows.Last}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index });
            }
        }

        var book = new Workbook(list);
        if (names.HasChildren)
        {
            book.Append(names);
        }

        // Cached results are there for readers; a program that calculates may do so when it opens the file.
        book.Append(new CalculationProperties { CalculationId = 191029, FullCalculationOnLoad = true });
        return book;
    }
}
