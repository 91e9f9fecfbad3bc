using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

public sealed class PackedFiguresTests
{
    [Fact]
    public void Unpack_OfEverySample_GivesEveryValueAndState()
    {
        foreach (var figures in Given.Reports.Select(file => Given.Read(file).Report.Figures))
        {
            var unpacked = PackedFigures.Unpack(PackedFigures.Pack(figures));
            Assert.Equal(figures.Select(pair => (pair.Key, pair.Value.State, pair.Value.Value)), unpacked.Select(pair => (pair.Key, pair.Value.State, pair.Value.Value)));
        }
    }

    [Theory]
    [InlineData("requests.received.natural", "3.5")]
    [InlineData("disclosure.fees.amount", "39476302.05")]
    [InlineData("disclosure.fees.amount", "-0.01")]
    [InlineData("requests.received.natural", "92233720368547758")]
    public void Unpack_ValueOfTwoDecimals_IsExact(string code, string value)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var figures = Figures.From([new(CellId.Parse(code), Figure.Of(number))]);
        Assert.Equal(number, PackedFigures.Unpack(PackedFigures.Pack(figures))[code].Value);
    }

    [Theory]
    [InlineData("0.123")]
    [InlineData("79228162514264337593543950335")]
    public void Archive_ValueThatDoesNotFit_KeepsItBesideThePackedOne(string value)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var read = Given.Read(Given.File("broken-tabs.txt"));
        read = read with { Report = read.Report with { Figures = read.Report.Figures.With(CellId.Parse("requests.received.natural"), Figure.Of(number)) } };
        var again = ReadingArchive.Read(ReadingArchive.Write(read), PackedFigures.Unpack(PackedFigures.Pack(read.Report.Figures)));
        Assert.Equal(number, again.Report.Figures["requests.received.natural"].Value);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 2, 0, 0 })]
    [InlineData(new byte[] { 1, 9, 0, 1 })]
    [InlineData(new byte[] { 1, 255, 255 })]
    public void Unpack_ForeignBytes_SaysSo(byte[] packed) => Assert.Throws<FormatException>(() => PackedFigures.Unpack(packed));
}
