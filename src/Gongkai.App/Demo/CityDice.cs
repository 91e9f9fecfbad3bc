namespace Gongkai.App.Demo;

/// <summary>The demonstration's dice: the same organ and year throw the same numbers on every machine.</summary>
internal sealed class CityDice(string organ, int year)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state = organ.Aggregate((ulong)year, (hash, character) => (hash * 31) + character);

    /// <summary>A number from the first to the last, both included.</summary>
    public int Next(int first, int last)
    {
        state += Step;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return first + (int)((mixed ^ (mixed >> 31)) % (ulong)(last - first + 1));
    }

    /// <summary>True in so many of a hundred throws.</summary>
    public bool Happens(int percent) => Next(1, 100) <= percent;
}
