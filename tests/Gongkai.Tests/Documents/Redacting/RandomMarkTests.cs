using System.Globalization;
using Gongkai.Corpus;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Redacting;
using Gongkai.Tests.Documents.Inspecting.Made;
using SkiaSharp;
using UglyToad.PdfPig;
using Xunit;

namespace Gongkai.Tests.Documents.Redacting;

/// <summary>Random files, random marks: what was marked is nowhere, what was not is all there.</summary>
public sealed class RandomMarkTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GONGKAI_LONG") == "1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Redact_RandomSpansOfWordFiles_RemovesThemAndNothingElse()
    {
        for (var round = 0; round < (IsLong ? 400 : 60); round++)
        {
            var rng = new Rng(1_000 + (ulong)round);
            var words = Enumerable.Range(0, 30).Select(at => $"词{round:D3}甲{at:D2}乙{rng.Between(100_000, 999_999)}").ToArray();
            var body = string.Concat(words.Chunk(3).Select(line => $"<w:p>{string.Concat(line.Select(word => Runs(word, rng)))}</w:p>"));
            var marked = Enumerable.Range(0, words.Length).Where(_ => rng.Chance(25)).ToList();
            if (marked.Count == 0)
            {
                continue;
            }

            RedactionMark[] marks = [.. marked.Select(at => rng.Chance(50) ? (RedactionMark)new WordsMark("privacy", words[at]) : new SpanMark("privacy", "", (at / 3) + 1, words.Chunk(3).ElementAt(at / 3).Take(at % 3).Sum(word => word.Length), words[at].Length))];
            var redaction = FileRedactor.Redact(MadePackage.Docx(body), "a.docx", marks, cancellation: Cancellation);
            Compare(words, marked, Unpacked.Words(redaction.Bytes.ToArray()), round);
            Assert.Equal(marked.Count, redaction.Preview.Places.Length);
        }
    }

    [Fact]
    public void Redact_RandomCellsOfWorkbooks_RemovesThemAndNothingElse()
    {
        for (var round = 0; round < (IsLong ? 400 : 60); round++)
        {
            var rng = new Rng(2_000 + (ulong)round);
            var words = Enumerable.Range(0, 40).Select(at => at % 4 == 3 ? $"{round + 10}{at + 10}{rng.Between(100_000, 999_999)}" : $"值{round:D3}甲{at:D2}乙{rng.Between(100_000, 999_999)}").ToArray();
            var shared = new List<string>();
            var rows = string.Concat(words.Chunk(4).Select((row, number) => $"<row r=\"{number + 1}\">{string.Concat(row.Select((word, column) => Cell(word, $"{(char)('A' + column)}{number + 1}", column == 3, shared, rng)))}</row>"));
            var marked = Enumerable.Range(0, words.Length).Where(_ => rng.Chance(20)).ToList();
            if (marked.Count == 0)
            {
                continue;
            }

            var bytes = MadePackage.Xlsx($"<sheetData>{rows}</sheetData>", parts: [new("xl/sharedStrings.xml", $"<sst {MadePackage.Sheet}>{string.Concat(shared.Select(text => $"<si><t>{text}</t></si>"))}</sst>", "xl/workbook.xml", "sharedStrings")]);
            RedactionMark[] marks = [.. marked.Select(at => rng.Chance(50) ? (RedactionMark)new WordsMark("trade-secret", words[at]) : new CellMark("trade-secret", "公示表", $"{(char)('A' + (at % 4))}{(at / 4) + 1}"))];
            var redaction = FileRedactor.Redact(bytes, "a.xlsx", marks, cancellation: Cancellation);
            Compare(words, marked, Unpacked.Package(redaction.Bytes.ToArray()), round);
        }
    }

    [Fact]
    public void Redact_RandomRegionsOfPictures_LeavesNoPixelAndNoData()
    {
        foreach (var format in new[] { SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp })
        {
            for (var round = 0; round < (IsLong ? 60 : 10); round++)
            {
                var rng = new Rng(3_000 + (ulong)round);
                using var bitmap = MadePicture.Draw(rng.Between(80, 400), rng.Between(60, 300));
                var bytes = MadePicture.Encode(bitmap, format);
                var whole = format == SKEncodedImageFormat.Jpeg ? MadePicture.WithSegment(bytes, 0xE1, MadePicture.ExifSegment(MadePicture.Exif(true, bytes, (0x013B, "王小明")))) : bytes;
                var boxes = Enumerable.Range(0, rng.Between(1, 4)).Select(_ => new PageRectangle(rng.Between(0, bitmap.Width - 20), rng.Between(0, bitmap.Height - 20), rng.Between(9, 60), rng.Between(9, 60))).ToList();
                var redaction = FileRedactor.Redact(whole, "a.jpg", [.. boxes.Select(box => new RegionMark("privacy", 1, box))], cancellation: Cancellation);
                using var redacted = SKBitmap.Decode(redaction.Bytes.ToArray());
                Assert.Equal((bitmap.Width, bitmap.Height), (redacted.Width, redacted.Height));
                boxes.ForEach(box => AssertBlack(redacted, box, format == SKEncodedImageFormat.Png ? 0 : 40));
                Assert.Empty(redaction.Inspection.Leaks);
            }
        }
    }

    [Fact]
    public void Redact_RandomRegionsOfPdf_LeavesNoWordAndNoPixel()
    {
        Assert.SkipUnless(PageProgram.IsThere, "pdftoppm is not installed.");
        for (var round = 0; round < (IsLong ? 30 : 5); round++)
        {
            var rng = new Rng(4_000 + (ulong)round);
            var words = Enumerable.Range(0, 60).Select(at => (Text: $"W{at:D2}x{rng.Between(100_000, 999_999)}", X: 40 + (at % 5 * 105.0), Y: 60 + (at / 5 * 60.0))).ToArray();
            var bytes = MadePdf.Of(string.Concat(words.Select(word => MadePdf.Words(word.Text, word.X, 842 - word.Y))));
            var boxes = Enumerable.Range(0, rng.Between(1, 5)).Select(_ => new PageRectangle(rng.Between(20, 500), rng.Between(20, 700), rng.Between(10, 200), rng.Between(8, 120))).ToList();
            var byWords = words[rng.Between(0, 59)].Text;
            var redaction = FileRedactor.Redact(bytes, "a.pdf", [.. boxes.Select(box => new RegionMark("privacy", 1, box)), new WordsMark("privacy", byWords)], new RedactionOptions { Resolution = round == 0 ? 300 : 100 }, Cancellation);
            var all = Unpacked.Pdf(redaction.Bytes.ToArray());
            foreach (var (text, x, y) in words)
            {
                // Helvetica at 12 points: digits are 6.7 wide, capitals 8.7 high.
                var place = new PageRectangle(x, y - 8, 60, 7);
                if (text == byWords || boxes.Exists(box => box.X <= place.X && box.Y <= place.Y && box.Right >= place.Right + 10 && box.Bottom >= place.Bottom + 2))
                {
                    Assert.DoesNotContain(text, all, StringComparison.Ordinal);
                    Assert.DoesNotContain(text[..6], all, StringComparison.Ordinal);
                }
                else if (!boxes.Exists(box => box.Meets(new PageRectangle(x - 12, y - 14, 90, 22))))
                {
                    Assert.Contains(text, all, StringComparison.Ordinal);
                }
            }

            AssertPagePixels(redaction.Bytes.ToArray(), boxes);
        }
    }

    private static void Compare(string[] words, List<int> marked, string all, int round)
    {
        foreach (var (word, at) in words.Select((word, at) => (word, at)))
        {
            Assert.True(all.Contains(word, StringComparison.Ordinal) != marked.Contains(at), string.Create(CultureInfo.InvariantCulture, $"round {round}, word {at}: {word}"));
        }
    }

    // A word in one to three runs, some of them bold.
    private static string Runs(string word, Rng rng)
    {
        var cut = rng.Between(1, word.Length - 1);
        return string.Concat(new[] { word[..cut], word[cut..] }.Select(part => $"<w:r>{(rng.Chance(40) ? "<w:rPr><w:b/></w:rPr>" : "")}<w:t>{part}</w:t></w:r>"));
    }

    private static string Cell(string word, string address, bool isNumber, List<string> shared, Rng rng)
    {
        if (isNumber)
        {
            return $"<c r=\"{address}\"><v>{word}</v></c>";
        }

        if (rng.Chance(50))
        {
            return $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{word}</t></is></c>";
        }

        shared.Add(word);
        return $"<c r=\"{address}\" t=\"s\"><v>{shared.Count - 1}</v></c>";
    }

    private static void AssertPagePixels(byte[] pdf, List<PageRectangle> boxes)
    {
        using var document = PdfDocument.Open(pdf);
        var image = document.GetPage(1).GetImages().Single();
        Assert.True(image.TryGetPng(out var png));
        using var bitmap = SKBitmap.Decode(png);
        var scale = bitmap.Width / 595.0;
        boxes.ForEach(box => AssertBlack(bitmap, new PageRectangle(box.X * scale, box.Y * scale, box.Width * scale, box.Height * scale), 0));
    }

    private static void AssertBlack(SKBitmap bitmap, PageRectangle box, int most)
    {
        // At the edge a lossy format mixes the colours of neighbours into its blocks.
        var inset = most == 0 ? 0 : 2;
        for (var y = (int)box.Y + inset; y < Math.Min(box.Bottom - inset, bitmap.Height); y++)
        {
            for (var x = (int)box.X + inset; x < Math.Min(box.Right - inset, bitmap.Width); x++)
            {
                var pixel = bitmap.GetPixel(x, y);
                Assert.True(pixel.Red <= most && pixel.Green <= most && pixel.Blue <= most, $"{x},{y}: {pixel}");
            }
        }
    }
}
