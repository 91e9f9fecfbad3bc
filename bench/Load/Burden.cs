using System.Globalization;

namespace Gongkai.Bench.Load;

/// <summary>How much processor time named processes and their children have taken: it says more than times by the clock where other work goes on.</summary>
internal sealed class Burden
{
    // What the kernel counts in: USER_HZ, a hundred on all that runs Linux.
    private const double TicksASecond = 100;
    private readonly (string Name, int Process, double Before)[] processes;

    /// <summary>Begins to count.</summary>
    /// <param name="named">Each as <c>NAME=PROCESS</c>.</param>
    public Burden(IEnumerable<string> named) => processes =
    [
        .. named.Append($"client={Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}").Select(text => text.Split('='))
            .Select(pair => (Name: pair[0], Process: int.Parse(pair[1], CultureInfo.InvariantCulture))).Select(one => (one.Name, one.Process, Of(one.Process))),
    ];

    /// <summary>What each took since, in cores.</summary>
    public string Say(double seconds) => string.Join(", ", processes.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {(Of(one.Process) - one.Before) / seconds:0.00}")));

    // Those that ended meanwhile are among what their parent has waited for.
    private static double Of(int process) =>
        (from folder in Directory.GetDirectories("/proc")
         where int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)
         let fields = FieldsOf(folder)
         where fields is not null && (fields.Value.Process == process || fields.Value.Parent == process)
         select fields.Value.Ticks).Sum() / TicksASecond;

    private static (int Process, int Parent, double Ticks)? FieldsOf(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            // The name stands in brackets and may hold anything.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), fields[11..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
