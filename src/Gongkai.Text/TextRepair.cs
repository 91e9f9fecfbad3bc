using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Text;

/// <summary>What a repair did to a text.</summary>
public enum RepairKind
{
    /// <summary>Traditional characters were converted.</summary>
    Traditional,

    /// <summary>A reading in brackets behind a character was taken out: 務(wù).</summary>
    PinyinGloss,

    /// <summary>Full-width letters, digits or signs became plain ones.</summary>
    FullWidth,

    /// <summary>A radical stood in place of the character (fonts of some PDF makers).</summary>
    Radical,

    /// <summary>Characters without shape were taken out.</summary>
    Invisible,

    /// <summary>A space of unusual width became a plain one.</summary>
    Space,

    /// <summary>An entity of a web page stood in the text as such: <c>&amp;nbsp;</c>.</summary>
    Entity,
}

/// <summary>A repaired text and what was done to it.</summary>
/// <param name="Text">The text; every character maps to the source it was made from.</param>
/// <param name="Applied">Kinds of repair in the order of <see cref="RepairKind"/>, each once.</param>
public sealed record RepairedText(MappedText Text, ImmutableArray<RepairKind> Applied);

/// <summary>Undoes what copying, converting and extracting do to Chinese text. Reversible through the map, idempotent, and never changes
/// what a number is worth. Chinese punctuation stays as printed.</summary>
public static class TextRepair
{
    /// <summary>The text repaired; the same instance inside when nothing was to do.</summary>
    public static RepairedText Repair(MappedText source)
    {
        var applied = RepairKinds.None;
        var text = NeedsCharacterRepair(source.Value) ? Characters(source, ref applied) : source;
        if (ScriptConverter.CountTraditional(text.Value) > 0)
        {
            text = ScriptConverter.ToSimplified(text);
            applied |= RepairKinds.Traditional;
        }

        return new RepairedText(text, List(applied));
    }

    [Flags]
    private enum RepairKinds
    {
        None = 0,
        Traditional = 1,
        PinyinGloss = 2,
        FullWidth = 4,
        Radical = 8,
        Invisible = 16,
        Space = 32,
        Entity = 64,
    }

    private static ImmutableArray<RepairKind> List(RepairKinds applied) =>
        applied == RepairKinds.None ? [] : [.. Enum.GetValues<RepairKind>().Where(kind => applied.HasFlag((RepairKinds)(1 << (int)kind)))];

    // The first look is a plain pass: most text needs nothing.
    private static bool NeedsCharacterRepair(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is '&' || Plain(character) != character || (character is '(' or '（' && at > 0 && PinyinGloss.Length(text, at) > 0))
            {
                return true;
            }
        }

        return false;
    }

    private static MappedText Characters(MappedText source, ref RepairKinds applied)
    {
        var text = source.Value;
        var builder = new MappedText.Builder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = 1;
            var character = text[at];
            if (character == '&' && Entities.Match(text, at, out var entity) is > 0 and var entityLength)
            {
                (length, character) = (entityLength, Plain(entity));
                applied |= RepairKinds.Entity;
            }
            else if (character is '(' or '（' && PinyinGloss.Length(text, at) is > 0 and var glossLength)
            {
                (length, character) = (glossLength, '\0');
                applied |= RepairKinds.PinyinGloss;
            }
            else
            {
                character = Plain(character);
                applied |= character == text[at] ? RepairKinds.None : KindOf(text[at]);
            }

            if (character != '\0')
            {
                builder.Append(character, source.SourceOf(at, length));
            }

            at += length;
        }

        return builder.ToMappedText();
    }

    private static RepairKinds KindOf(char character) => character switch
    {
        '\u00A0' or '\u3000' or '\u202F' or '\u205F' or '\u1680' or (>= '\u2000' and <= '\u200A') => RepairKinds.Space,
        >= '\uFF01' and <= '\uFF5E' => RepairKinds.FullWidth,
        (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF') => RepairKinds.Radical,
        _ => RepairKinds.Invisible,
    };

    // The character to print instead; \0 for none.
    private static char Plain(char character) => character switch
    {
        '\t' or '\n' or '\r' => character,
        < ' ' or '\u007F' or '\u00AD' or '\u2060' or '\uFEFF' or '\uFFFE' => '\0',
        < '\u0080' => character,
        >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' => '\0',
        '\u00A0' or '\u3000' or '\u202F' or '\u205F' or '\u1680' or (>= '\u2000' and <= '\u200A') => ' ',
        >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' or '．' or '／' or '＋' or '｜' => (char)(character - 0xFEE0),
        (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF') => Radicals.CharacterOf(character),
        _ => character,
    };
}

/// <summary>Radicals and compatibility forms that stand for a character.</summary>
internal static class Radicals
{
    // The supplement block has no canonical mapping; these are the forms seen in text layers of PDF files.
    private const string Supplement = "⺠民⻅见⻆角⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻤鬼⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻳龟⻄西⻉贝⻑長⺟母⺎尣⺝月⺩王⺫目⺬示⺮竹⺼肉⻀艹⻁虎⻌辶⻏阝⻟食";

    public static char CharacterOf(char radical)
    {
        var at = Supplement.IndexOf(radical, StringComparison.Ordinal);
        if (at >= 0 && at % 2 == 0)
        {
            return Supplement[at + 1];
        }

        var normal = radical.ToString().Normalize(NormalizationForm.FormKC);
        return normal.Length == 1 ? normal[0] : radical;
    }
}

/// <summary>Entities that reach the text undecoded.</summary>
internal static class Entities
{
    private static readonly (string Name, char Character)[] Known =
        [("&nbsp;", ' '), ("&#160;", ' '), ("&#xA0;", ' '), ("&ensp;", ' '), ("&emsp;", ' '), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&ldquo;", '“'), ("&rdquo;", '”'), ("&middot;", '·'), ("&mdash;", '—'), ("&amp;", '&')];

    public static int Match(string text, int at, out char character)
    {
        foreach (var (name, value) in Known)
        {
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0)
            {
                character = value;
                return name.Length;
            }
        }

        character = '\0';
        return 0;
    }
}
