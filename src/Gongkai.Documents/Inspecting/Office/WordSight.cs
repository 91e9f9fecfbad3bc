using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Tells for each stretch of a paragraph whether somebody who opens the file sees it.</summary>
internal static class WordSight
{
    private const double TinyHalfPoints = 4;

    /// <summary>The stretches that no tracked change took out; a rule of leaks where one is not seen, null where it is.</summary>
    public static IEnumerable<(WordText Text, string? Unseen)> Of(XElement paragraph, WordStyles styles)
    {
        bool? hasUnknownGround = null;
        foreach (var text in WordParagraph.Texts(paragraph).Where(text => !text.IsDeleted))
        {
            yield return (text, Unseen(styles.Look(text.Run, paragraph), text.Text, () => hasUnknownGround ??= styles.HasUnknownGround(paragraph)));
        }
    }

    private static string? Unseen(RunLook look, string text, Func<bool> hasUnknownGround)
    {
        if (look.IsHidden)
        {
            return "word.hidden-text";
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (look.IsBlackMark && (look.Colour is null || Colours.IsDark(look.Colour)))
        {
            return "word.black-mark";
        }

        if (look.Ground is { } ground && look.Colour is { } colour && Colours.Hide(colour, ground))
        {
            return Colours.IsDark(ground) ? "word.black-mark" : "word.pale-text";
        }

        return look.Ground is null && look.Colour is { } pale && Colours.Hide(pale, "FFFFFF") && !hasUnknownGround() ? "word.pale-text"
            : look.HalfPoints is <= TinyHalfPoints && text.Any(char.IsLetterOrDigit) ? "word.tiny-text"
            : null;
    }
}
