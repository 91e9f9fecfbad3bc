using Gongkai.Requests;
using Xunit;

namespace Gongkai.Tests.Requests;

public sealed class IdentityNumberTests
{
    [Theory]
    [InlineData("990101199001011230", false)]
    [InlineData("９９０１０１１９９００１０１１２３０", false)]
    [InlineData("990101 19900101 1230", false)]
    [InlineData("990101199001011234", true)]
    [InlineData("99010119900101123X", true)]
    [InlineData("31990000MD0000001P", false)]
    [InlineData("31990000md0000001p", false)]
    [InlineData("31990000MD0000001X", true)]
    [InlineData("31990000MO0000001P", true)]
    [InlineData("E12345678", false)]
    [InlineData("990101900101123", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Number_ThatDisagreesWithItsCheckDigit_LooksWrong(string? number, bool looksWrong) => Assert.Equal(looksWrong, IdentityNumbers.LooksWrong(number));

    // A slip in the number of a person is noticed, unless what was typed happens to agree with the check digit of an organisation: one in thirty-one.
    [Fact]
    public void Number_OfAPersonWithOneSlip_NearlyAlwaysLooksWrong()
    {
        const string right = "990101199001011230";
        var typed = Enumerable.Range(0, right.Length).SelectMany(place => "0123456789".Select(digit => $"{right[..place]}{digit}{right[(place + 1)..]}"))
            .Concat(Enumerable.Range(0, right.Length - 1).Select(place => $"{right[..place]}{right[place + 1]}{right[place]}{right[(place + 2)..]}")).Where(number => number != right).Distinct().ToList();
        Assert.False(IdentityNumbers.LooksWrong(right));
        Assert.True(typed.Count(IdentityNumbers.LooksWrong) > typed.Count * 0.93, $"{typed.Count(IdentityNumbers.LooksWrong)} of {typed.Count}");
    }
}
