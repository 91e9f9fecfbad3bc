using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Writing;

/// <summary>A place in a row of a table as writers need it.</summary>
/// <param name="Cell">The cell that covers it; null for an empty grid place.</param>
/// <param name="Column">Grid column, from 0.</param>
/// <param name="ColumnSpan">Grid columns covered.</param>
/// <param name="IsContinued">True where the cell began in a row above.</param>
internal readonly record struct Slot(TableCell? Cell, int Column, int ColumnSpan, bool IsContinued);

/// <summary>Walks a table row by row, covered places included.</summary>
internal static class TableSlots
{
    public static IEnumerable<ImmutableArray<Slot>> Rows(Table table)
    {
        var owners = Owners(table);
        for (var row = 0; row < table.RowCount; row++)
        {
            var slots = ImmutableArray.CreateBuilder<Slot>();
            for (var column = 0; column < table.ColumnCount;)
            {
                var cell = owners[row, column];
                var span = 1;
                while (cell is not null && column + span < table.ColumnCount && owners[row, column + span] == cell)
                {
                    span++;
                }

                slots.Add(new Slot(cell, column, span, cell is not null && cell.Row < row));
                column += span;
            }

            yield return slots.ToImmutable();
        }
    }

    /// <summary>True when every cell that begins in the row is a head.</summary>
    public static bool IsHeadRow(ImmutableArray<Slot> row) => row.All(slot => slot.Cell is null or { IsHead: true });

    private static TableCell?[,] Owners(Table table)
    {
        var owners = new TableCell?[table.RowCount, table.ColumnCount];
        foreach (var cell in table.Cells)
        {
            for (var row = cell.Row; row < cell.Row + cell.RowSpan; row++)
            {
                for (var column = cell.Column; column < cell.Column + cell.ColumnSpan; column++)
                {
                    owners[row, column] ??= cell;
                }
            }
        }

        return owners;
    }
}
