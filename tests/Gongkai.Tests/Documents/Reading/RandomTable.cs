using System.Text;
using CsCheck;
using Gongkai.Text;

namespace Gongkai.Tests.Documents.Reading;

/// <summary>A random table with merged cells and what a reader should print of it. Every grid row and column has a cell that begins there.</summary>
internal sealed record RandomTable(Table Table)
{
    private static readonly string[] Words = ["", "", "0", "12", "11217", "3.68万元", "规章", "行政许可", "（一）予以公开", "a<b&c", "总 计"];

    public static Gen<RandomTable> Any { get; } = Gen.Select(Gen.Int[2, 7], Gen.Int[2, 7], Gen.UInt).Select((rows, columns, seed) => Make(rows, columns, seed));

    public string Rows => Printed.Rows(Table);

    /// <summary>The table as HTML; each bit of the style is a habit of some publisher.</summary>
    public string ToHtml(int style)
    {
        var html = new StringBuilder((style & 1) == 0 ? "<table>" : "<TABLE border=1 style='width:100%'>\r\n<tbody>");
        for (var row = 0; row < Table.RowCount; row++)
        {
            html.Append((style & 1) == 0 ? "<tr>" : "\r\n  <TR height=20>");
            foreach (var cell in Table.Cells.Where(cell => cell.Row == row))
            {
                html.Append("<td").Append(cell.RowSpan > 1 ? $" rowspan={cell.RowSpan}" : "").Append(cell.ColumnSpan > 1 ? $" colspan=\"{cell.ColumnSpan}\"" : "").Append('>');
                html.Append((style & 2) == 0 ? "" : "\r\n <p align=center>").Append(Words_(cell.Text.Value, style)).Append((style & 2) == 0 ? "" : "</p>\n");
                html.Append((style & 4) == 0 ? "</td>" : "");
            }

            html.Append((style & 8) == 0 ? "</tr>" : "");
        }

        return html.Append("</table>").ToString();
    }

    private static string Words_(string words, int style)
    {
        string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        var half = words.Length / 2;
        return words.Length == 0 ? (style & 16) == 0 ? "" : "&nbsp;"
            : (style & 32) == 0 ? Escape(words)
            : $"<span>{Escape(words[..half])}</span><span lang=EN-US>{Escape(words[half..])}<o:p></o:p></span>";
    }

    private static RandomTable Make(int rows, int columns, uint seed)
    {
        var random = new Random((int)seed);
        var taken = new bool[rows, columns];
        var cells = new List<TableCell>();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (taken[row, column])
                {
                    continue;
                }

                // The first row and column stay whole, so that a cell begins at every grid line.
                var isInner = row > 0 && column > 0;
                var height = isInner && random.Next(4) == 0 ? Math.Min(rows - row, random.Next(1, 3)) : 1;
                var width = isInner && random.Next(4) == 0 ? FreeWidth(taken, row, column, random.Next(1, 4)) : 1;
                Take(taken, row, column, height, width);
                cells.Add(new TableCell(row, column, height, width, MappedText.Unplaced(Words[random.Next(Words.Length)])));
            }
        }

        return new RandomTable(new Table([.. cells]));
    }

    private static int FreeWidth(bool[,] taken, int row, int column, int wanted)
    {
        var width = 1;
        while (width < wanted && column + width < taken.GetLength(1) && !taken[row, column + width])
        {
            width++;
        }

        return width;
    }

    private static void Take(bool[,] taken, int row, int column, int height, int width)
    {
        for (var r = row; r < row + height; r++)
        {
            for (var c = column; c < column + width; c++)
            {
                taken[r, c] = true;
            }
        }
    }
}
