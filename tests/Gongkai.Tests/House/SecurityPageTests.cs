using System.Text.RegularExpressions;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.House;

/// <summary><c>docs/security.md</c>: every test that it names exists, every row says how it is met or that it is not.</summary>
public sealed partial class SecurityPageTests
{
    private const int LeastRows = 90;
    private static readonly string[] States = ["met", "part", "not met", "does not apply"];

    private static readonly string Page = Checkout.Text("docs/security.md");

    [Fact]
    public void Security_NamesOnlyTestsThatExist()
    {
        var tests = string.Concat(Checkout.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).Select(Checkout.Text));
        var named = Named().Matches(Page).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 20, $"Only {named.Count} tests are named.");
        Expect.None(named.Where(name => !Regex.IsMatch(tests, $@"class {name}\b")));
    }

    [Fact]
    public void Security_EachRequirementSaysWhetherItIsMet_AndWhatIsMetNamesWhatShowsIt()
    {
        var rows = Row().Matches(Page);
        Assert.True(rows.Count >= LeastRows, $"Only {rows.Count} requirements.");
        Assert.Equal(rows.Count, rows.Select(row => row.Groups["number"].Value).Distinct().Count());
        Expect.None(rows.Where(row => !States.Contains(row.Groups["state"].Value) || row.Groups["how"].Value.Trim().Length < 5).Select(row => row.Value));
    }

    [Fact]
    public void SecurityMd_LeadsThere() => Assert.Contains("](docs/security.md)", Checkout.Text("SECURITY.md"), StringComparison.Ordinal);

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| (?<number>\d+\.\d+\.\d+(?:[–,] ?[\d.]+)*) \| (?<state>[^|]+?) \|(?<how>[^|]+)\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
