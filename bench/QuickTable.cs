using System.Globalization;

namespace Gongkai.Bench;

/// <summary>The table of in-process times, as Markdown.</summary>
internal static class QuickTable
{
    private const double MostMilliseconds = 5;
    private const double MostTimesPeer = 3;

    public static void Print(TextWriter output)
    {
        Stopwatches.Warm([
            .. Inputs.Texts.Select(input => ((Func<Input, int>)Work.ReadAndCheck, input)),
            .. Inputs.Pages.Select(input => ((Func<Input, int>)Work.ReadAndCheck, input)),
            .. Inputs.Pages.Select(input => ((Func<Input, int>)Work.BareParse, input)),
        ]);
        Texts(output);
        Pages(output);
        Audits(output);
    }

    private static void Audits(TextWriter output)
    {
        const double fewestPerSecond = 1000;
        output.WriteLine();
        output.WriteLine("| checking alone, once read | characters of words | ms | reports a second and core | aim |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var input in Inputs.Texts)
        {
            var milliseconds = Stopwatches.Median(Work.Audit, input);
            output.WriteLine($"| {input.Name} | {input.Report.Report.Sections.Sum(section => section.Text.Length)} | {Number(milliseconds)} | {(1000 / milliseconds).ToString("0", CultureInfo.InvariantCulture)} | {(1000 / milliseconds >= fewestPerSecond ? "≥ 1000: held" : "≥ 1000: missed")} |");
        }
    }

    private static void Texts(TextWriter output)
    {
        output.WriteLine("| text | to blocks ms | to report ms | read and check ms | aim |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var input in Inputs.Texts)
        {
            var all = Stopwatches.Median(Work.ReadAndCheck, input);
            output.WriteLine($"| {input} | {Number(Stopwatches.Median(Work.Blocks, input))} | {Number(Stopwatches.Median(Work.Read, input))} | {Number(all)} | {(all <= MostMilliseconds ? "≤ 5: held" : "≤ 5: missed")} |");
        }
    }

    private static void Pages(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| the same as a web page | AngleSharp bare parse ms | to blocks ms | to report ms | read and check ms | ratio | aim |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var input in Inputs.Pages)
        {
            var times = Stopwatches.Medians(input, Work.BareParse, Work.Blocks, Work.Read, Work.ReadAndCheck);
            var (peer, blocks, report, ours) = (times[0], times[1], times[2], times[3]);
            output.WriteLine($"| {input} | {Number(peer)} | {Number(blocks)} | {Number(report)} | {Number(ours)} | {Number(ours / peer)} | {(ours <= peer * MostTimesPeer ? "≤ 3: held" : "≤ 3: missed")} |");
        }
    }

    private static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
