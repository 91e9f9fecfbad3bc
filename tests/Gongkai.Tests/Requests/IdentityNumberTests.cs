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

    // One place typed wrongly, or two neighbours swapped, is always noticed in the number of a person.
    [Fact]
    public void Number_OfAPersonWithOneSlip_LooksWrong()
    {
        const string right = "990101199001011230";
        for (var place = 0; place < right.Length; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var typed = $"{right[..place]}{digit}{right[(place + 1)..]}";
                Assert.Equal(typed != right, IdentityNumbers.LooksWrong(typed));
            }
        }

        for (var place = 0; place + 1 < right.Length; place++)
        {
            var swapped = $"{right[..place]}{right[place + 1]}{right[place]}{right[(place + 2)..]}";
            Assert.Equal(swapped != right, IdentityNumbers.LooksWrong(swapped));
        }
    }
}
