using System.Globalization;
using Gongkai.Documents.Reading;

namespace Gongkai.Fuzz;

/// <summary>Stands where the model stands and answers at once: digits that depend on the ink of the line. The model itself sees only lines of one height, whatever the file;
/// what finds the lines, and what is made of the answers, is tried here thousands of times instead.</summary>
internal static class Strokes
{
    public static RecognisedLine Read(LinePicture line)
    {
        var ink = 0;
        foreach (var grey in line.Grey.Span)
        {
            ink += grey < 128 ? 1 : 0;
        }

        var sure = 0.5 + (ink % 50 / 100.0);
        return ink == 0 ? new RecognisedLine("", 0, 0) : new RecognisedLine((ink % 997).ToString(CultureInfo.InvariantCulture), sure, sure);
    }
}
