using System.Globalization;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>How often each fault is made: once in the usual suite, three times with <c>GONGKAI_LONG=1</c>, as often as it says with a larger number.</summary>
internal static class FaultRounds
{
    private const int Some = 3;
    private static readonly string? Said = Environment.GetEnvironmentVariable("GONGKAI_LONG");

    public static int Count { get; } = string.IsNullOrEmpty(Said) ? 1 : int.TryParse(Said, CultureInfo.InvariantCulture, out var rounds) && rounds > 1 ? rounds : Some;

    /// <summary>Leaves a fault that takes long to the long suite, and says so.</summary>
    public static void OnlyLong(string takes) => Assert.SkipWhen(string.IsNullOrEmpty(Said), $"Takes {takes}: GONGKAI_LONG=1 runs it.");
}
