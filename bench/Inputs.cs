using System.Collections.Immutable;
using System.Text;
using Gongkai.Corpus;
using Gongkai.Corpus.Running;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Reports.Layout;

namespace Gongkai.Bench;

/// <summary>A report as a file in memory.</summary>
internal sealed record Input(string Name, byte[] Bytes)
{
    /// <summary>What the file says as text.</summary>
    public string Text { get; } = Encoding.UTF8.GetString(Bytes);

    /// <summary>The report in it.</summary>
    public ReadReport Report { get; } = ReportRecogniser.Recognise(DocumentReader.Read(Bytes, Name));

    public override string ToString() => $"{Name} ({Bytes.Length / 1024.0:0.0} KB)";
}

/// <summary>The reports that everything is measured on: those shared by several teams where they are here, else our own samples.</summary>
internal static class Inputs
{
    /// <summary>Plain texts of real shape.</summary>
    public static ImmutableArray<Input> Texts { get; } = Seeds.Available
        ? [.. Seeds.Names.Select(name => new Input(name, File.ReadAllBytes(Seeds.PathOf(name))))]
        : [.. Directory.GetFiles(Checkout.PathOf("samples"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => new Input(Path.GetFileName(path), File.ReadAllBytes(path)))];

    /// <summary>The same reports as web pages of the official layout.</summary>
    public static ImmutableArray<Input> Pages { get; } = [.. Texts.Select(AsPage)];

    private static Input AsPage(Input text)
    {
        using var page = new MemoryStream();
        var read = ReportRecogniser.Recognise(DocumentReader.Read(text.Bytes, text.Name));
        HtmlWriter.Write(ReportLayout.Lay(read.Report), page);
        return new Input(Path.ChangeExtension(text.Name, ".html"), page.ToArray());
    }
}
