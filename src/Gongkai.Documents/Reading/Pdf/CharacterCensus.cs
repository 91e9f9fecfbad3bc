using System.Text;
using Gongkai.Documents.Reading.Paper;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Gongkai.Documents.Reading.Pdf;

/// <summary>Counts which characters of a PDF file say what they print. A font without a usable map prints shapes that no text stands for; whatever
/// such a font prints, figures too, is put as a mark that is no number, so that it becomes doubtful and never a figure.</summary>
internal sealed class CharacterCensus
{
    private const string Unknown = "\uFFFD";

    // Shares of strange characters: above the first the font has no usable map, above the second the file has no usable text.
    private const double StrangeFont = 0.2;
    private const double StrangeFile = 0.3;

    // Latin letters with tone marks: readings printed behind characters.
    private const string Toned = "àáèéêìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹ";

    private readonly Dictionary<string, (int All, int Strange)> fonts = new(StringComparer.Ordinal);
    private readonly List<(List<Glyph> Page, List<string> Fonts)> pages = [];
    private int unseen;

    /// <summary>Opens a page: its characters go into the list, each with its font.</summary>
    public Action<Glyph, string> Page(List<Glyph> glyphs)
    {
        var names = new List<string>();
        pages.Add((glyphs, names));
        return (glyph, font) =>
        {
            glyphs.Add(glyph);
            names.Add(font);
        };
    }

    /// <summary>The text of a character; null for one that prints nothing.</summary>
    public string? Take(Letter letter, string font)
    {
        var text = letter.Value;
        if (text.Length == 0 || text.All(character => char.IsWhiteSpace(character) || character is '\u00AD' or '\u200B' or '\uFEFF'))
        {
            return null;
        }

        var isStrange = text.Any(IsStrange);
        fonts.TryGetValue(font, out var count);
        fonts[font] = (count.All + 1, count.Strange + (isStrange ? 1 : 0));
        unseen += letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip ? 1 : 0;

        // Ligatures fall apart, and the radicals that some makers put for characters become what they show.
        return isStrange && text.Any(character => character is '\uFFFD' or < ' ' or (>= '\uE000' and <= '\uF8FF')) ? Unknown
            : text[0] is (>= '\u2F00' and <= '\u2FDF') or (>= '\uFB00' and <= '\uFB06') ? text.Normalize(NormalizationForm.FormKC)
            : text;
    }

    /// <summary>Marks what fonts without a map print, remarks it, or gives the file up when there is next to nothing to read.</summary>
    public void Judge(ReadingBudget budget)
    {
        var (all, strange) = (fonts.Values.Sum(font => font.All), fonts.Values.Sum(font => font.Strange));
        if (strange > all * StrangeFile)
        {
            throw new NotReadableException(NotReadableReason.NeedsRecognition, "fonts");
        }

        var unmapped = fonts.Where(font => font.Value.Strange > font.Value.All * StrangeFont).Select(font => font.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (glyphs, names) in pages.Where(_ => unmapped.Count > 0))
        {
            for (var i = 0; i < glyphs.Count; i++)
            {
                glyphs[i] = unmapped.Contains(names[i]) ? glyphs[i] with { Text = Unknown } : glyphs[i];
            }
        }

        if (strange > 0)
        {
            budget.Remark("fonts-unmapped");
        }

        if (unseen * 2 > all)
        {
            budget.Remark("text-layer-unseen");
        }
    }

    // Neither Chinese nor its punctuation nor plain Latin: what comes out when codes of shapes are taken for codes of characters.
    private static bool IsStrange(char character) =>
        character is '\uFFFD' or < ' ' or (>= '\uE000' and <= '\uF8FF') or (>= '\u0080' and <= '\u009F')
        || (character is >= '\u00B8' and <= '\u02FF' and not '×' and not '÷' && !Toned.Contains(character, StringComparison.Ordinal));
}
