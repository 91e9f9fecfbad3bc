namespace Gongkai.Documents.Inspecting.Packed;

/// <summary>Bytes of a ZIP that no line of its list accounts for: entries that were taken off the list only, or something put before or behind.</summary>
internal static class ZipGaps
{
    private const int HeadLength = 30;

    // A descriptor of up to 24 bytes may follow an entry; alignment takes a few more.
    private const int Allowed = 64;

    public static void Inspect(ReadOnlyMemory<byte> file, LeakLog log, string rule)
    {
        var bytes = file.Span;
        if (ZipDirectory.Read(bytes) is not { } list)
        {
            return;
        }

        long at = 0;
        foreach (var line in list.Lines.OrderBy(line => line.Offset))
        {
            Gap(at, line.Offset, log, rule);
            if (line.Offset + HeadLength > bytes.Length)
            {
                return;
            }

            at = line.Offset + HeadLength + ZipDirectory.Number16(bytes, (int)line.Offset + 26) + ZipDirectory.Number16(bytes, (int)line.Offset + 28) + line.Packed;
        }

        Gap(at, list.Start, log, rule);
        Gap(list.End, bytes.Length, log, rule);
    }

    private static void Gap(long from, long to, LeakLog log, string rule)
    {
        if (to - from > Allowed)
        {
            log.Add(rule, LeakPlace.Whole with { Offset = from, Length = (int)Math.Min(int.MaxValue, to - from) });
        }
    }
}
