using System.Security.Cryptography;
using System.Text;
using Gongkai.Agencies.Personal;
using Gongkai.Requests;
using Xunit;

namespace Gongkai.Tests.Requests;

public sealed class PersonalDataTests
{
    private static readonly byte[] Salt = PersonalKeys.NewSalt();

    [Fact]
    public void Seal_ThenOpen_GivesTheSame_AndNothingCanBeRead()
    {
        var keys = PersonalKeys.Create();
        var box = keys.Seal("王小明", "name", Salt)!;
        Assert.Equal("王小明", keys.Open(box, "name", Salt));
        Assert.Equal(-1, box.AsSpan().IndexOf(Encoding.UTF8.GetBytes("王小明")));
        Assert.NotEqual(box, keys.Seal("王小明", "name", Salt));
        Assert.Null(keys.Seal(" ", "name", Salt));
    }

    [Fact]
    public void Open_OfAnAlteredOrMovedField_IsRefused()
    {
        var keys = PersonalKeys.Create();
        var box = keys.Seal("王小明", "name", Salt)!;
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(box, "phone", Salt));
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(box, "name", PersonalKeys.NewSalt()));
        Assert.ThrowsAny<CryptographicException>(() => PersonalKeys.Create().Open(box, "name", Salt));
        box[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(box, "name", Salt));
    }

    [Fact]
    public void Keys_WhenANewOneSeals_StillOpenWhatTheOldSealed()
    {
        var (old, later, index) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var before = new PersonalKeys(1, new Dictionary<int, byte[]> { [1] = old }, index);
        var after = new PersonalKeys(2, new Dictionary<int, byte[]> { [1] = old, [2] = later }, index);
        Assert.Equal("王小明", after.Open(before.Seal("王小明", "name", Salt), "name", Salt));
        Assert.ThrowsAny<CryptographicException>(() => before.Open(after.Seal("王小明", "name", Salt), "name", Salt));
        Assert.Equal(before.Index("王小明", "name"), after.Index("王小明", "name"));
    }

    [Fact]
    public void Index_OfTheSameValueTypedOtherwise_IsTheSame()
    {
        var keys = PersonalKeys.Create();
        Assert.Equal(keys.Index("11010119900307 123x", "person"), keys.Index("１１０１０１１９９００３０７１２３Ｘ", "person"));
        Assert.NotEqual(keys.Index("王小明", "name"), keys.Index("王小明", "agent"));
        Assert.Null(keys.Index("—", "name"));
    }

    [Theory]
    [InlineData("王小明", "王**")]
    [InlineData("王", "王")]
    [InlineData("", "")]
    public void Mask_OfAName_KeepsTheFirstCharacter(string name, string masked) => Assert.Equal(masked, Mask.Name(name));

    [Fact]
    public void Mask_OfEverything_LeavesNoFieldWhole()
    {
        var data = new ApplicantData("王小明", "990101199001011234", "13800001234", "wang@example.org", "云泽市白榆县和平路1号", "990100", "赵一", "李四", "13900005678");
        Assert.Equal(new ApplicantData("王**", "990***********1234", "138****1234", "w***@example.org", "云泽市白榆县*****", null, "赵*", "李*", "139****5678"), data.Masked);
    }
}
