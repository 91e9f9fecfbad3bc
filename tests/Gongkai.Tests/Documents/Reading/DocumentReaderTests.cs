using System.Security.Cryptography;
using System.Text;
using Gongkai.Documents.Reading;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

public sealed class DocumentReaderTests
{
    private const string Sample = "云泽县统计局2023年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息48条，收到申请3件。\n规章\t0\t0\n";

    static DocumentReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false, "")]
    [InlineData("utf-8", true, "")]
    [InlineData("gb18030", false, "encoding-guessed encoding-gb18030")]
    [InlineData("gb2312", false, "encoding-guessed encoding-gb18030")]
    [InlineData("utf-16", true, "encoding-utf-16")]
    [InlineData("utf-16", false, "encoding-guessed encoding-utf-16")]
    [InlineData("utf-16BE", true, "encoding-utf-16BE")]
    [InlineData("utf-16BE", false, "encoding-guessed encoding-utf-16BE")]
    [InlineData("utf-32", true, "encoding-utf-32")]
    public void Read_EveryEncoding_GivesTheSameText(string encoding, bool mark, string remarks)
    {
        var with = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? with.GetPreamble() : [], .. with.GetBytes(Sample)];
        var document = Printed.Read(bytes, "a.txt");
        Assert.Equal(Sample, document.Text);
        Assert.Equal(remarks, string.Join(' ', document.Remarks));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), document.Sha256);
    }

    [Fact]
    public void Read_Big5_IsGuessed()
    {
        const string text = "省商務廳2019年度政府信息公開工作報告\n一、總體情況\n我廳全年共主動公開信息七百條，涵蓋概況類信息與政務動態。\n";
        var document = Printed.Read(Encoding.GetEncoding("big5").GetBytes(text), "a.txt");
        Assert.Equal(text, document.Text);
        Assert.Contains("encoding-big5", document.Remarks);
    }

    [Fact]
    public void Read_PageThatDeclaresItsEncoding_BelievesIt()
    {
        var page = "<html><head><meta charset=\"gb2312\"></head><body><p>" + Sample + "</p></body></html>";
        var document = Printed.Read(Encoding.GetEncoding("gb18030").GetBytes(page), "a.html");
        Assert.Equal(page, document.Text);
        Assert.Equal(["encoding-gb18030"], document.Remarks);
    }

    [Fact]
    public void Read_Utf8WithOneBrokenByte_SaysSo()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sample, 5)));
        bytes[10] = 0xFF;
        var document = Printed.Read(bytes, "a.txt");
        Assert.Contains("统计局", document.Text, StringComparison.Ordinal);
        Assert.Contains("encoding-damaged", document.Remarks);
    }

    [Fact]
    public void Read_Empty_SaysEmpty()
    {
        AssertRefused(NotReadableReason.Empty, []);
        AssertRefused(NotReadableReason.Empty, " \r\n\t\u3000"u8.ToArray());
        AssertRefused(NotReadableReason.Empty, [0xEF, 0xBB, 0xBF]);
    }

    [Fact]
    public void Read_Binary_SaysBinary()
    {
        AssertRefused(NotReadableReason.Binary, [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919 >> 3))]);
        AssertRefused(NotReadableReason.Binary, new byte[5000]);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 20, 0, 0, 0 }, NotReadableReason.Damaged)]
    [InlineData(new byte[] { 0x52, 0x61, 0x72, 0x21, 0x1A, 7, 0 }, NotReadableReason.Archive)]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, NotReadableReason.NeedsRecognition)]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1 }, NotReadableReason.UnknownKind)]
    public void Read_OtherKindNamedText_IsSeenAsWhatItIs(byte[] bytes, NotReadableReason reason) => AssertRefused(reason, bytes);

    [Fact]
    public void Read_TooManyBytes_RefusesAtOnce() =>
        AssertRefused(NotReadableReason.TooLarge, new byte[1001], new ReadingLimits { MaxBytes = 1000 });

    [Fact]
    public void Read_EndlessStream_TakesNoMoreThanAllowed()
    {
        using var stream = new EndlessStream();
        var refusal = Assert.Throws<NotReadableException>(() => DocumentReader.Read(stream, "a.txt", new ReadingLimits { MaxBytes = 1_000_000 }, TestContext.Current.CancellationToken));
        Assert.Equal(NotReadableReason.TooLarge, refusal.Reason);
        Assert.Equal(1_000_001, stream.Taken);
    }

    [Fact]
    public void Read_TooManyCells_Refuses() =>
        AssertRefused(NotReadableReason.TooLarge, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0|", 5000))), new ReadingLimits { MaxPieces = 4000 });

    [Fact]
    public void Read_Cancelled_Throws()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0\n", 20_000)));
        Assert.Throws<OperationCanceledException>(() => DocumentReader.Read(bytes, "a.txt", null, new CancellationToken(true)));
    }

    [Fact]
    public void Read_NoTime_SaysTooSlow() =>
        AssertRefused(NotReadableReason.TooSlow, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0\n", 20_000))), new ReadingLimits { MaxTime = TimeSpan.Zero });

    [Fact]
    public void Read_Name_LosesItsFolder() => Assert.Equal("年报.txt", Printed.Read("甲", @"C:\报告/年报.txt").Name);

    [Fact]
    public void Read_Json_IsLeftWhole() => Assert.Equal(DocumentKind.Json, Printed.Read("{\"organ\":\"甲\",\"year\":2020}", "a.txt").Kind);

    internal static void AssertRefused(NotReadableReason reason, byte[] bytes, ReadingLimits? limits = null, string name = "a.txt") =>
        Assert.Equal(reason, Assert.Throws<NotReadableException>(() => Printed.Read(bytes, name, limits)).Reason);

    private sealed class EndlessStream : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'0', offset, count);
            Taken += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
