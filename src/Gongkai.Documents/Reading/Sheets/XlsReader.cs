using Gongkai.Documents.Reading.Office;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>A binary workbook (Excel 97 to 2003, also saved by WPS) to blocks, sheet by sheet like its successor.</summary>
internal sealed class XlsReader
{
    private const int Version8 = 0x0600;

    private readonly ReadOnlyMemory<byte> stream;
    private readonly ReadingBudget budget;
    private readonly Dictionary<int, NumberPattern> numbers = [];
    private readonly List<(int Number, bool IsFramed)> formats = [];
    private readonly List<string> strings = [];
    private readonly List<long> sheets = [];
    private bool is1904;
    private bool isOlder;

    private XlsReader(ReadOnlyMemory<byte> stream, ReadingBudget budget)
    {
        this.stream = stream;
        this.budget = budget;
    }

    /// <summary>The document; null for a workbook older than Excel 97.</summary>
    public static Document? Read(CompoundFile file, string name, ReadingBudget budget)
    {
        var reader = new XlsReader(file.Stream(file.Has("Workbook") ? "Workbook" : "Book"), budget);
        reader.ReadBook();
        if (reader.isOlder)
        {
            return null;
        }

        var blocks = new List<Block>();
        foreach (var start in reader.sheets)
        {
            var sheet = new Sheet(budget);
            new XlsSheetRecords(reader.stream, start, reader.Print, budget).Read(sheet);
            SheetBlocks.Add(sheet, blocks, budget);
        }

        return LaidOutText.Document(name, DocumentKind.Xlsx, blocks);
    }

    private void ReadBook()
    {
        foreach (var record in XlsRecord.From(stream, 0, budget))
        {
            switch (record.Kind)
            {
                case XlsKind.Begin when record.Word() != Version8:
                    isOlder = true;
                    return;
                case XlsKind.FilePass:
                    throw new NotReadableException(NotReadableReason.Encrypted, "xls");
                case XlsKind.Date1904:
                    is1904 = record.Word() == 1;
                    break;
                case XlsKind.Sheet:
                    ReadSheet(record);
                    break;
                case XlsKind.NumberFormat:
                    var number = record.Word();
                    numbers[number] = NumberPattern.Of(record.Words(hasLongLength: true));
                    break;
                case XlsKind.Format:
                    ReadFormat(record);
                    break;
                case XlsKind.SharedStrings:
                    ReadStrings(record);
                    break;
                case XlsKind.EndOfPart:
                    return;
            }
        }
    }

    private void ReadSheet(XlsRecord record)
    {
        var (start, state, kind) = (record.Long(), record.Byte(), record.Byte());
        if (kind != 0)
        {
            return;
        }

        if ((state & 3) != 0)
        {
            budget.Remark("hidden-text");
        }
        else if (sheets.Count < XlsxReader.MostSheets)
        {
            sheets.Add(start);
        }
    }

    private void ReadFormat(XlsRecord record)
    {
        record.Skip(2);
        var number = record.Word();
        record.Skip(6);
        // Four bits a side: left, right, top, bottom.
        formats.Add((number, record.Word() != 0));
    }

    private void ReadStrings(XlsRecord record)
    {
        record.Skip(4);
        for (var left = record.Long(); left > 0 && !record.IsAtEnd; left--)
        {
            budget.Piece();
            strings.Add(record.Words(hasLongLength: true));
        }
    }

    /// <summary>What a stored value shows under a format, and whether the format draws a frame.</summary>
    private (string Text, bool IsFramed) Print(int format, object? value)
    {
        var (number, isFramed) = format < formats.Count ? formats[format] : (0, false);
        var text = value switch
        {
            double stored => CellNumber.Print(stored, numbers.TryGetValue(number, out var pattern) ? pattern : NumberPattern.BuiltIn(number), is1904),
            int shared => shared < strings.Count ? strings[shared] : "",
            string words => words,
            _ => "",
        };
        return (text.Trim(), isFramed);
    }
}
