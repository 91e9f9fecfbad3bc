using System.Text.RegularExpressions;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.House;

/// <summary>Names that explain nothing, and files nobody can read at one sitting.</summary>
public sealed partial class NamesAndSizesTests(ITestOutputHelper output)
{
    private const int LongestFile = 500;
    private const int LookAgain = 300;

    private static readonly string[] Sources = [.. Checkout.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Generated/", StringComparison.Ordinal))];

    [Fact]
    public void Types_NameThingsOfTheOffice_NotPlumbing()
    {
        Assert.NotEmpty(Sources);
        Expect.None(Sources.SelectMany(file => EmptyName().Matches(Checkout.Text(file)).Select(match => $"{file}: {match.Groups["name"].Value}")));
    }

    [Fact]
    public void Files_OfTheSources_StayShort()
    {
        var lengths = Checkout.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".razor", StringComparison.Ordinal)).Concat(Sources)
            .Select(file => (File: file, Lines: File.ReadLines(Checkout.PathOf(file)).Count())).OrderByDescending(file => file.Lines).ToList();
        foreach (var (file, lines) in lengths.Where(file => file.Lines > LookAgain))
        {
            output.WriteLine($"{lines} lines, look again: {file}");
        }

        Expect.None(lengths.Where(file => file.Lines > LongestFile));
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?<name>\w*(?:Helper|Helpers|Manager|Util|Utils|Utility|Service|Dto|Common|Impl|Base))\b")]
    private static partial Regex EmptyName();
}
