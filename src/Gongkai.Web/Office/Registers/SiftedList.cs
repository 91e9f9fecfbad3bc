using Gongkai.Disclosure.Registers;

namespace Gongkai.Web.Office.Registers;

/// <summary>A list on its way into a register: the good rows go on, of the others the first ones are kept to be shown and all are counted.</summary>
internal sealed class SiftedList(IEnumerable<SheetLine> lines)
{
    /// <summary>How many faults a page shows.</summary>
    public const int MostFaults = 50;

    private readonly List<SheetFault> faults = [];

    /// <summary>The first faults.</summary>
    public IReadOnlyList<SheetFault> Faults => faults;

    /// <summary>How many rows were bad.</summary>
    public int Bad { get; private set; }

    /// <summary>The latest year of a good row; null when there was none.</summary>
    public int? LastYear { get; private set; }

    /// <summary>The rows that are in order.</summary>
    public IEnumerable<RegisterEntry> Good()
    {
        foreach (var line in lines)
        {
            if (line.Entry is { } entry)
            {
                LastYear = Math.Max(LastYear ?? entry.On.Year, entry.On.Year);
                yield return entry;
                continue;
            }

            Bad++;
            if (faults.Count < MostFaults)
            {
                faults.Add(line.Fault!);
            }
        }
    }
}
