using System.Text.RegularExpressions;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.House;

/// <summary><c>docs/capabilities.md</c>: all of them, each with a state, and every test it names exists.</summary>
public sealed partial class CapabilityTests
{
    private const int All = 135;

    private static readonly string Page = Checkout.Text("docs/capabilities.md");

    [Fact]
    public void Capabilities_AreAllThereOnceAndInOrder() =>
        Assert.Equal(Enumerable.Range(1, All), Rows().Select(row => int.Parse(row.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Capabilities_EachSayWhereItWorksOrWhyNot() =>
        Expect.None(Rows().Where(row => row.Groups["state"].Value is not ("yes" or "part" or "not yet" or "no") || row.Groups["where"].Value.Trim().Length < 5).Select(row => row.Value));

    [Fact]
    public void Capabilities_NameOnlyTestsThatExist()
    {
        var tests = string.Concat(Checkout.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).Select(Checkout.Text));
        Expect.None(Named().Matches(Page).Select(match => match.Groups[1].Value).Distinct().Where(name => !tests.Contains($"class {name}", StringComparison.Ordinal)));
    }

    private static MatchCollection Rows() => Row().Matches(Page);

    [GeneratedRegex(@"^\| (?<number>\d+) \|(?<words>[^|]+)\| (?<state>[^|]+?) \|(?<where>[^|]+)\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex Named();
}
