using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Json;
using Gongkai.Text;

namespace Gongkai.Corpus.Fuzzing;

/// <summary>Everything that is done with a file from outside, and in short what came of it. A file that gives no document is in order; anything else that is thrown is a fault.</summary>
public static class FuzzedReading
{
    private static readonly ReadingLimits Limits = ReadingLimits.ForReports with { MayStartPrograms = false, MayRecognise = true };

    /// <summary>Read, recognised, checked.</summary>
    public static string Report(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            var read = ReportRecogniser.Recognise(DocumentReader.Read(bytes, name, Limits));
            _ = ReportChecks.Run(read);
            return Short(read);
        }
        catch (NotReadableException error)
        {
            return Short(error);
        }
    }

    /// <summary>Taken back from JSON, and checked.</summary>
    public static string Json(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            var document = DocumentReader.Read(bytes, name, Limits);
            if (document.Kind != DocumentKind.Json)
            {
                return Report(bytes, name);
            }

            var read = new ReadReport(ReportJsonReader.Read(Encoding.UTF8.GetBytes(document.Text)), document, []);
            return $"{ReportChecks.Run(read).Length > 0} {Size(read.Report.Figures.Count)} {Size(read.Report.Sections.Length)}";
        }
        catch (NotReadableException error)
        {
            return Short(error);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return $"{error.GetType().Name} {Where(error)}";
        }
    }

    /// <summary>Refused as an archive, and looked into with all that lies in it.</summary>
    public static string Archive(ReadOnlyMemory<byte> bytes, string name)
    {
        var inspection = FileInspector.Inspect(bytes, name, InspectionOptions.Default with { Limits = Limits });
        return $"{Report(bytes, name)} {string.Join(' ', inspection.Leaks.Select(leak => leak.Rule).Distinct().Order(StringComparer.Ordinal))}";
    }

    private static string Short(ReadReport read) => string.Create(CultureInfo.InvariantCulture,
        $"{read.Source.Kind} {string.Join(' ', read.Source.Remarks)} {string.Join(' ', read.Observations.Select(observation => observation.Kind).Distinct().Order())} {Size(read.Source.Blocks.Length)} {Size(read.Report.Figures.Count(figure => figure.Value.IsCertain))} {read.Report.Form} {read.Report.Sections.Length}");

    private static string Short(NotReadableException error) => $"{error.Reason} {error.Detail} {error.InnerException?.GetType().Name} {(error.InnerException is { } inner ? Where(inner) : "")}";

    private static string Where(Exception error) => new StackTrace(error).GetFrame(0)?.GetMethod() is { } method ? $"{method.DeclaringType?.Name}.{method.Name}" : "";

    // By powers of two: that there are more is news, how many more is not.
    private static int Size(int number) => BitOperations.Log2((uint)number + 1);
}
