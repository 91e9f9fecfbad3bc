using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Reading;
using Gongkai.Tests.Documents.Inspecting.Made;
using Xunit;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>Cleaning takes the planted leaks out and leaves what the file shows.</summary>
public sealed class FileCleanerTests
{
    private static readonly Dictionary<string, Planted> Cleanable = new[] { PlantedInWord.All(), PlantedInSheets.All(), PlantedInPdf.All(), PlantedElsewhere.All() }.SelectMany(planted => planted).Where(planted => planted.CanClean).ToDictionary(planted => planted.Name);

    public static IEnumerable<TheoryDataRow<string>> Names => Cleanable.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Clean_PlantedLeak_IsGone(string name)
    {
        var planted = Cleanable[name];
        var cleaning = FileCleaner.Clean(planted.Bytes, name, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains(cleaning.Before.Leaks, leak => leak.Rule == planted.Rule && leak.CanClean);
        Assert.False(cleaning.After.Leaks.Any(leak => leak.Rule == planted.Rule && leak.Severity == LeakSeverity.Stop), string.Join("; ", cleaning.After.Leaks));
        Assert.DoesNotContain(cleaning.After.Leaks, leak => leak.Severity == LeakSeverity.Stop && leak.CanClean);
        Assert.Contains(cleaning.Removed, leak => leak.Rule == planted.Rule);
        Assert.Equal(cleaning.Before.Kind, cleaning.After.Kind);
    }

    [Theory]
    [InlineData("comment.docx")]
    [InlineData("hidden run.docx")]
    [InlineData("hidden bytes.docx")]
    [InlineData("author.docx")]
    [InlineData("author.pdf")]
    [InlineData("earlier version.pdf")]
    [InlineData("object nothing leads to.pdf")]
    [InlineData("annotation.pdf")]
    public void Clean_FileWithText_KeepsItsWords(string name)
    {
        var cleaning = FileCleaner.Clean(Cleanable[name].Bytes, name, cancellation: TestContext.Current.CancellationToken);
        Assert.NotEmpty(cleaning.Before.TextSha256);
        Assert.Equal(cleaning.Before.TextSha256, cleaning.After.TextSha256);
    }

    [Fact]
    public void Clean_TrackedChanges_LeavesTheTextAsAccepted()
    {
        var bytes = MadePackage.Docx("<w:p><w:r><w:t>甲</w:t></w:r><w:del w:id=\"1\" w:author=\"王小明\"><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"王小明\"><w:r><w:t>丙</w:t></w:r></w:ins><w:r><w:t>丁</w:t></w:r></w:p>");
        var cleaned = FileCleaner.Clean(bytes, "a.docx", cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("甲丙丁", DocumentReader.Read(cleaned.Bytes, "a.docx", cancellation: TestContext.Current.CancellationToken).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_WorkbookWithTheFolderItLayIn_ForgetsIt()
    {
        var bytes = MadePackage.Xlsx("<sheetData/>", beforeSheets: "<x15ac:absPath xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\" url=\"D:\\wangxiaoming\\list\\\"/>");
        var cleaning = FileCleaner.Clean(bytes, "a.xlsx", cancellation: TestContext.Current.CancellationToken);
        Assert.Contains(cleaning.Before.Leaks, leak => leak.Rule == "package.local-path" && leak.Severity == LeakSeverity.Warning);
        Assert.Empty(cleaning.After.Leaks);
    }

    [Fact]
    public void Clean_OneRuleOnly_LeavesTheOthers()
    {
        var bytes = MadePackage.Docx(MadePackage.P("公告") + MadePackage.R("<w:vanish/>", "暂不公开的意见"), new MadePart("word/comments.xml", $"<w:comments {MadePackage.Word}><w:comment w:id=\"1\" w:author=\"王小明\">{MadePackage.P("再看看")}</w:comment></w:comments>", "word/document.xml", "comments"));
        var cleaning = FileCleaner.Clean(bytes, "a.docx", new HashSet<string> { "word.comment" }, cancellation: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(cleaning.After.Leaks, leak => leak.Rule == "word.comment");
        Assert.Contains(cleaning.After.Leaks, leak => leak.Rule == "word.hidden-text");
    }

    [Fact]
    public void Clean_Jpeg_KeepsItsPixels()
    {
        var planted = Cleanable["place.jpg"];
        var cleaned = FileCleaner.Clean(planted.Bytes, planted.Name, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(MadePicture.Jpeg(), cleaned.Bytes.ToArray());
    }

    [Fact]
    public void Clean_BrokenFile_GivesItBackStopped()
    {
        byte[] broken = [.. MadePackage.Docx(MadePackage.P("公告"))[..200]];
        var cleaning = FileCleaner.Clean(broken, "a.docx", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(broken, cleaning.Bytes.ToArray());
        Assert.True(cleaning.After.IsStopped);
    }
}
