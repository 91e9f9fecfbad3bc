using System.Text.Json;
using Gongkai.Corpus;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Claims;
using Gongkai.Tests.Text;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

/// <summary>The shared example reports: what people found in them is found, and nothing else is called wrong.</summary>
public sealed class SeedAuditTests
{
    // The findings of people, by their id, and the rule that finds each.
    private static readonly Dictionary<string, string> Rules = new()
    {
        ["MY-1"] = "N-15", ["MHK-1"] = "N-3", ["MHK-2"] = "N-12", ["MHK-3"] = "U-2", ["MHK-4"] = "N-14",
        ["LN-1"] = "N-10", ["LN-2"] = "S-2", ["LN-3"] = "S-1", ["LY-1"] = "N-13", ["JN-1"] = "N-11",
    };

    // S-8 says of the same blank cells what N-13 says.
    private static readonly Dictionary<string, string[]> Companions = new() { ["N-13"] = ["S-8"] };

    public static IEnumerable<TheoryDataRow<string>> Names => Seeds.Available ? Seeds.Names.Select(name => new TheoryDataRow<string>(name)) : [new TheoryDataRow<string>("")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_Seed_FindsWhatPeopleFoundAndNothingElse(string name)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var findings = ReportChecks.Run(Read(name));
        var expected = Seeds.Expected(name).GetProperty("findings").EnumerateArray().ToList();
        foreach (var one in expected)
        {
            var rule = Rules[one.GetProperty("id").GetString()!];
            var found = Assert.Single(findings.Where(finding => finding.Rule == rule).DistinctBy(finding => finding.Rule));
            var isQuery = one.GetProperty("severity").GetString() == "query";
            Assert.Equal((isQuery ? Severity.Warning : Severity.Error, isQuery ? FindingKind.Query : FindingKind.Error), (found.Severity, found.Kind));
        }

        var allowed = expected.Select(one => Rules[one.GetProperty("id").GetString()!]).SelectMany(rule => Companions.GetValueOrDefault(rule, []).Append(rule)).ToHashSet();
        Assert.Empty(findings.Where(finding => finding.Severity > Severity.Info && !allowed.Contains(finding.Rule)).Select(finding => finding.Rule));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Claims_OfSeed_HoldWhatPeopleRead(string name)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var source = Seeds.Text(name);
        var claims = ClaimReader.Read(Read(name).Report);
        foreach (var one in Seeds.Expected(name).GetProperty("claims").EnumerateArray())
        {
            Assert.Contains(claims, claim => Agrees(claim, one, source));
        }
    }

    // The claim stands where people saw it, with their number and quantity; which words it starts and ends with is a matter of taste.
    private static bool Agrees(Claim claim, JsonElement expected, string source)
    {
        var words = Compact(expected.GetProperty("text").GetString()!);
        var spoken = Compact(source.Substring(claim.Start, claim.Length));
        return claim.Number == expected.GetProperty("number").GetDecimal()
            && claim.Quantity == expected.GetProperty("quantity").GetString()
            && (spoken.Contains(words, StringComparison.Ordinal) || words.Contains(spoken, StringComparison.Ordinal) || Mapped.Repair(spoken).Contains(Mapped.Repair(words), StringComparison.Ordinal)
                || Mapped.Repair(words).Contains(Mapped.Repair(spoken), StringComparison.Ordinal));
    }

    private static string Compact(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static ReadReport Read(string name) => ReportRecogniser.Recognise(DocumentReader.Read(File.ReadAllBytes(Seeds.PathOf(name)), name));
}
