using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Unpacks the streams of a document.</summary>
internal static class PdfStreams
{
    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>The stream unpacked; as it is when its packing is not known.</summary>
    public static byte[] Decode(StreamToken stream, IPdfTokenScanner scanner)
    {
        var data = stream.Data;
        try
        {
            foreach (var (filter, at) in DefaultFilterProvider.Instance.GetFilters(stream.StreamDictionary).Select((filter, at) => (filter, at)))
            {
                data = filter.Decode(data, stream.StreamDictionary, DefaultFilterProvider.Instance, at);
                if (data.Length > MostBytes)
                {
                    throw new Reading.NotReadableException(Reading.NotReadableReason.TooLarge, "stream");
                }
            }
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or InvalidDataException or ArgumentException or FormatException)
        {
            return stream.Data.ToArray();
        }

        return data.ToArray();
    }
}
