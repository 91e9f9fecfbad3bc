using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Agencies;
using Gongkai.Text;

namespace Gongkai.Requests;

/// <summary>The words of a letter: heading, number, title, addressee, paragraphs, date. Lays itself out as an official paper (GB/T 9704).</summary>
public sealed partial record LetterText(string Organ, string DocumentNumber, string Title, string Salutation, ImmutableArray<string> Paragraphs, DateOnly Date)
{
    /// <summary>Fills a template.</summary>
    /// <returns>The letter, or which place is empty.</returns>
    public static Answer<LetterText> Fill(LetterTemplate template, LetterValues values, string organ, string documentNumber, DateOnly date)
    {
        var paragraphs = ImmutableArray.CreateBuilder<string>();
        foreach (var written in template.Paragraphs)
        {
            var mayBeLeftOut = written.StartsWith('?');
            var empty = Places().Matches(written).Select(place => place.Groups[1].Value).FirstOrDefault(place => string.IsNullOrWhiteSpace(values[place]));
            if (empty is null)
            {
                paragraphs.Add(Tidy(Places().Replace(mayBeLeftOut ? written[1..] : written, place => values[place.Groups[1].Value]!)));
            }
            else if (!mayBeLeftOut)
            {
                return Refusal.Of("letter.place-empty", ("place", empty), ("letter", template.Zh), ("letterEn", template.En));
            }
        }

        return new LetterText(organ, documentNumber, template.Title, values["salutation"] ?? "", paragraphs.ToImmutable(), date);
    }

    /// <summary>The places that a paragraph names.</summary>
    public static IEnumerable<string> PlacesOf(string paragraph) => Places().Matches(paragraph).Select(place => place.Groups[1].Value);

    /// <summary>The blocks that writers make a file or a page of.</summary>
    public ImmutableArray<Block> Lay() =>
    [
        new Paragraph(Organ) { Style = ParagraphStyle.Letterhead },
        new Paragraph(DocumentNumber) { Style = ParagraphStyle.DocumentNumber },
        new Paragraph(Title) { Style = ParagraphStyle.Title, Anchor = "title" },
        new Paragraph(Salutation) { Style = ParagraphStyle.Salutation },
        .. Paragraphs.Select(paragraph => new Paragraph(paragraph)),
        new Paragraph(Organ) { Style = ParagraphStyle.Signature },
        new Paragraph(Written.Date(Date)) { Style = ParagraphStyle.Signature },
    ];

    // What people type ends in a full stop of its own, and the template sets another.
    private static string Tidy(string text) => DoubleStop().Replace(text, "$1");

    [GeneratedRegex(@"\{([a-z-]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Places();

    [GeneratedRegex(@"[。；，]+([。；，])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DoubleStop();
}
