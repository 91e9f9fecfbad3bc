using Gongkai.Requests;
using Xunit;

namespace Gongkai.Tests.Requests;

public sealed class LetterTemplateTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void Templates_ThereIsOneForEveryGround() =>
        House.Expect.None(Ground.All.Where(ground => LetterTemplate.At(ground.Code, ground.From > Day ? ground.From : Day) is null).Select(ground => ground.Code));

    [Fact]
    public void Templates_NameOnlyPlacesAndSeriesThatAreKnown()
    {
        House.Expect.None(LetterTemplate.BuiltIn.SelectMany(template => template.Paragraphs.SelectMany(LetterText.PlacesOf).Where(place => !LetterValues.Places.Contains(place)).Select(place => $"{template.Code}: {place}")));
        House.Expect.None(LetterTemplate.BuiltIn.Where(template => !LetterSeries.All.Contains(template.Series)).Select(template => template.Code));
    }

    [Fact]
    public void Templates_OfRepliesCiteAndNameTheRemedy_ProcessLettersDoNot()
    {
        foreach (var ground in Ground.All)
        {
            var places = LetterTemplate.At(ground.Code, Day)!.Paragraphs.SelectMany(LetterText.PlacesOf).ToHashSet();
            Assert.Contains("remedy", places);
            Assert.True(ground.Citation.Length == 0 || ground.Code == "not-information" || places.Contains("citation"), $"{ground.Code} cites nothing.");
        }

        string[] process = ["receipt", "clarification", "extension", "reasons", "delay", "fee", "consulting", "transfer", "withdrawal", "third-party", "joint-maker", "other-organ"];
        Assert.All(process, code => Assert.DoesNotContain("remedy", LetterTemplate.At(code, Day)!.Paragraphs.SelectMany(LetterText.PlacesOf)));
    }

    [Fact]
    public void Templates_OfEveryGroundAskForAllThatItNeeds()
    {
        var places = new Dictionary<Need, string>
        {
            [Need.Where] = "where", [Need.Provision] = "provision", [Need.Search] = "search", [Need.Responsible] = "responsible", [Need.Earlier] = "earlier", [Need.Basis] = "basis", [Need.BasisOfLaw] = "basis", [Need.Parts] = "withheld",
        };
        House.Expect.None(Ground.All.SelectMany(ground => ground.Needs.Where(places.ContainsKey)
            .Where(need => !LetterTemplate.At(ground.Code, Day)!.Paragraphs.SelectMany(LetterText.PlacesOf).Contains(places[need])).Select(need => $"{ground.Code} does not print {need}")));
    }

    [Fact]
    public void Numbers_AreWrittenAsOfficialPapersWriteThem() =>
        Assert.Equal("云水公开答〔2026〕7号", LetterSeries.Print("reply", "云水", 2026, 7));
}
