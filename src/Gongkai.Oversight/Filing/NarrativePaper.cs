using System.Collections.Immutable;
using System.Text;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>The words of a report on their way out to a word processor and back. Bound numbers stand between their marks, so that they come home to their cells.</summary>
public static class NarrativePaper
{
    private const string Numerals = "一二三四五六";
    private const int LongestHeading = 60;

    /// <summary>The parts that are words, as blocks.</summary>
    /// <param name="note">What to say above them about the marks.</param>
    public static ImmutableArray<Block> Lay(BoundReport bound, string note)
    {
        var form = FormCatalogue.Default.Form(bound.Report.Form!);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Paragraph(bound.Report.Title ?? "") { Style = ParagraphStyle.Title });
        blocks.Add(new Paragraph(note) { Style = ParagraphStyle.Note });
        foreach (var section in Worded(form))
        {
            blocks.Add(new Heading(1, $"{Numerals[section.Number - 1]}、{section.Title}"));
            blocks.AddRange(bound.Part(section.Number).Marked.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Paragraph(line)));
        }

        return blocks.ToImmutable();
    }

    /// <summary>The words out of a file that was worked on: every part whose heading is found. A part without its heading is left as it is.</summary>
    public static ReportSheet Read(string text, Form form)
    {
        var parts = ImmutableSortedDictionary.CreateBuilder<int, string>();
        var words = new StringBuilder();
        int? at = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Append(""))
        {
            if (HeadingOf(line, form) is { } number)
            {
                Keep();
                at = number;
            }
            else if (line.Length > 0)
            {
                words.Append(words.Length > 0 ? "\n" : "").Append(line);
            }
        }

        Keep();
        return ReportSheet.Nothing with { Parts = parts.ToImmutable() };

        void Keep()
        {
            if (at is { } number && Worded(form).Any(section => section.Number == number))
            {
                parts[number] = words.ToString();
            }

            words.Clear();
        }
    }

    private static IEnumerable<FormSection> Worded(Form form) => form.Sections.Where(section => Suggestions.Parts.Any(part => part.Part == section.Number));

    private static int? HeadingOf(string line, Form form)
    {
        if (line.Length is < 2 or > LongestHeading)
        {
            return null;
        }

        var title = LabelKey.Of(Numerals.Contains(line[0]) ? line[1..] : line);
        return form.Sections.FirstOrDefault(section => section.Variants.Prepend(section.Title).Any(known => LabelKey.Of(known) == title))?.Number;
    }
}
