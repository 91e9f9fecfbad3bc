using Xunit;

namespace Gongkai.Tests.House;

/// <summary>Says all that was found where nothing should be, not only that there was something.</summary>
internal static class Expect
{
    public static void None<T>(IEnumerable<T> found)
    {
        var all = found.Select(item => item?.ToString()).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
