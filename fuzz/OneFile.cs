using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports.Checks;

namespace Gongkai.Fuzz;

/// <summary>Everything that is done with a file from outside: read, recognised, checked. A file that gives no document is in order; anything else that is thrown is a fault.</summary>
internal static class OneFile
{
    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MayStartPrograms = false };

    public static void Read(Stream stream, string name)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        Read(bytes.ToArray(), name);
    }

    public static void Read(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            _ = ReportChecks.Run(ReportRecogniser.Recognise(DocumentReader.Read(bytes, name, Limits)));
        }
        catch (NotReadableException)
        {
        }
    }
}
