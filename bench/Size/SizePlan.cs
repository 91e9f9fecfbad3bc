namespace Gongkai.Bench.Size;

/// <summary>How much of everything a store of that many items holds: for a million items 200,000 cases and 250,000 reports of 31,250 organs.</summary>
internal sealed record SizePlan(int Items)
{
    /// <summary>Organs of a county, its government left out.</summary>
    public const int Bureaus = 99;

    private const int CountiesOfCity = 12;
    private const int Years = 8;

    public int Cases => Items / 5;

    public int Reports => Items / 4;

    public int Counties => Math.Max(1, Reports / Years / (Bureaus + 1));

    public int Cities => (Counties + CountiesOfCity - 1) / CountiesOfCity;

    /// <summary>Counties stand under their city in the order of their numbers.</summary>
    public static int CityOf(int county) => county / CountiesOfCity;
}
