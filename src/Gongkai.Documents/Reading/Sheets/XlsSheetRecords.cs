namespace Gongkai.Documents.Reading.Sheets;

/// <summary>Reads the records of one sheet of a binary workbook.</summary>
/// <param name="stream">The workbook's stream.</param>
/// <param name="start">Where the sheet begins in it.</param>
/// <param name="print">What a value shows under a format: a number, a shared string by its index, words, or nothing.</param>
/// <param name="budget">The reading's limits.</param>
internal sealed class XlsSheetRecords(ReadOnlyMemory<byte> stream, long start, Func<int, object?, (string Text, bool IsFramed)> print, ReadingBudget budget)
{
    private (int Row, int Column, int Format)? awaited;
    private int depth;

    public void Read(Sheet sheet)
    {
        foreach (var record in XlsRecord.From(stream, start, budget))
        {
            // A chart inside a sheet is a part of its own.
            depth += record.Kind == XlsKind.Begin ? 1 : record.Kind == XlsKind.EndOfPart ? -1 : 0;
            if (depth <= 0)
            {
                return;
            }

            if (depth == 1)
            {
                Read(record, sheet);
            }
        }
    }

    private void Read(XlsRecord record, Sheet sheet)
    {
        switch (record.Kind)
        {
            case XlsKind.SharedString:
                Add(sheet, Place(record), (int)Math.Min(record.Long(), int.MaxValue));
                break;
            case XlsKind.Label:
                Add(sheet, Place(record), record.Words(hasLongLength: true));
                break;
            case XlsKind.Number:
                Add(sheet, Place(record), record.Double());
                break;
            case XlsKind.ShortNumber:
                Add(sheet, Place(record), Short(record.Long()));
                break;
            case XlsKind.Truth:
                AddTruth(record, sheet);
                break;
            case XlsKind.Blank:
                Add(sheet, Place(record), null);
                break;
            case XlsKind.MultipleNumbers or XlsKind.MultipleBlanks:
                AddSeveral(record, sheet);
                break;
            case XlsKind.Formula:
                AddFormula(record, sheet);
                break;
            case XlsKind.FormulaString when awaited is { } place:
                Add(sheet, place, record.Words(hasLongLength: true));
                awaited = null;
                break;
            case XlsKind.MergedCells:
                AddMerges(record, sheet);
                break;
            case XlsKind.Row:
                ReadRow(record, sheet);
                break;
            case XlsKind.ColumnInfo:
                ReadColumns(record, sheet);
                break;
        }
    }

    private void Add(Sheet sheet, (int Row, int Column, int Format) place, object? value)
    {
        var (text, isFramed) = print(place.Format, value);
        if (text.Length > 0 || isFramed)
        {
            sheet.Add(place.Row, place.Column, text, isFramed);
        }
    }

    private static (int Row, int Column, int Format) Place(XlsRecord record) => (record.Word(), record.Word(), record.Word());

    // A number in 30 bits: the upper half of a fraction or a whole number, perhaps times 100.
    private static double Short(uint bits)
    {
        var value = (bits & 2) != 0 ? (int)bits >> 2 : BitConverter.UInt64BitsToDouble((ulong)(bits & 0xFFFFFFFC) << 32);
        return (bits & 1) != 0 ? value / 100 : value;
    }

    private void AddTruth(XlsRecord record, Sheet sheet)
    {
        var place = Place(record);
        var value = record.Byte();
        Add(sheet, place, record.Byte() != 0 ? "#ERROR" : value == 1 ? "TRUE" : "FALSE");
    }

    private void AddSeveral(XlsRecord record, Sheet sheet)
    {
        var (row, column) = (record.Word(), (int)record.Word());
        var each = record.Kind == XlsKind.MultipleNumbers ? 6 : 2;
        for (; record.Left >= each + 2; column++)
        {
            var format = record.Word();
            Add(sheet, (row, column, format), each == 6 ? Short(record.Long()) : null);
        }
    }

    private void AddFormula(XlsRecord record, Sheet sheet)
    {
        var place = Place(record);
        var bits = record.Long() | ((ulong)record.Long() << 32);
        if (bits >> 48 != 0xFFFF)
        {
            Add(sheet, place, BitConverter.UInt64BitsToDouble(bits));
            return;
        }

        switch (bits & 0xFF)
        {
            case 0:
                awaited = place;
                break;
            case 1:
                Add(sheet, place, (bits >> 16 & 0xFF) == 1 ? "TRUE" : "FALSE");
                break;
            case 2:
                Add(sheet, place, "#ERROR");
                break;
            default:
                Add(sheet, place, null);
                break;
        }
    }

    private static void AddMerges(XlsRecord record, Sheet sheet)
    {
        for (var left = record.Word(); left > 0 && !record.IsAtEnd; left--)
        {
            var (row, lastRow, column, lastColumn) = (record.Word(), record.Word(), record.Word(), record.Word());
            sheet.Merge(new MergedArea(row, column, lastRow, lastColumn));
        }
    }

    private static void ReadRow(XlsRecord record, Sheet sheet)
    {
        var row = record.Word();
        record.Skip(10);
        if ((record.Word() & 0x20) != 0)
        {
            sheet.HideRow(row);
        }
    }

    private static void ReadColumns(XlsRecord record, Sheet sheet)
    {
        var (first, last) = (record.Word(), record.Word());
        record.Skip(4);
        if ((record.Word() & 1) != 0)
        {
            sheet.HideColumns(first, last);
        }
    }
}
