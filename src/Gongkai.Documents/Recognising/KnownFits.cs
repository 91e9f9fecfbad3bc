using System.Collections.Concurrent;

namespace Gongkai.Documents.Recognising;

/// <summary>How well printed heads fit official ones, worked out once for each print that is met. Only so many are kept: what damaged files print is met once.</summary>
internal sealed class KnownFits
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<string, double> fits = new(StringComparer.Ordinal);

    /// <summary>The fit of a print; worked out where it is not known.</summary>
    public double Of(string print, Func<double> fit)
    {
        if (fits.TryGetValue(print, out var known))
        {
            return known;
        }

        var worked = fit();
        if (fits.Count < Most)
        {
            fits.TryAdd(print, worked);
        }

        return worked;
    }
}
