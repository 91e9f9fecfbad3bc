using Gongkai.Agencies;
using Xunit;

namespace Gongkai.Tests.Agencies;

public sealed class PlainFormTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("２０２６（３）", "2026(3)")]
    [InlineData("\u2F42号", "文号")]
    [InlineData("a\uFFFEb", "a b")]
    [InlineData("a\uFFFFb", "a b")]
    [InlineData("𠮷", "𠮷")]
    public void Of_TypedWords_GivesOneForm(string? typed, string plain) => Assert.Equal(plain, PlainForm.Of(typed));

    [Fact]
    public void Of_HalfOfAPair_GivesABlank()
    {
        Assert.Equal("a b", PlainForm.Of("a\uD83Db"));
        Assert.Equal("a ", PlainForm.Of("a\uD83D"));
    }
}
