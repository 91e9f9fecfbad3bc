using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>What a repair did to a text.</summary>
public enum RepairKind
{
    /// <summary>Traditional characters were converted.</summary>
    Traditional,

    /// <summary>Words that a converter had put in place of the field's own were put back: 檔案 for 文件.</summary>
    Vocabulary,

    /// <summary>A reading in brackets behind a character was taken out: 務(wù).</summary>
    PinyinGloss,

    /// <summary>Full-width letters, digits or signs became plain ones.</summary>
    FullWidth,

    /// <summary>A radical or compatibility form stood in place of the character (fonts of some PDF makers).</summary>
    KangxiRadical,

    /// <summary>Characters without shape were taken out.</summary>
    InvisibleCharacter,

    /// <summary>A space of unusual width became a plain one, or an unusual line break a plain one.</summary>
    OddSpace,

    /// <summary>An entity of a web page stood in the text as such: <c>&amp;nbsp;</c>.</summary>
    Entity,
}

/// <summary>A repaired text and what was done to it.</summary>
/// <param name="Text">The text; every character maps to the source it was made from.</param>
/// <param name="Applied">Kinds of repair in the order of <see cref="RepairKind"/>, each once.</param>
public sealed record RepairedText(MappedText Text, ImmutableArray<RepairKind> Applied);

/// <summary>Kinds of repair as they gather.</summary>
internal struct AppliedRepairs
{
    private int kinds;

    public void Add(RepairKind kind) => kinds |= 1 << (int)kind;

    public readonly ImmutableArray<RepairKind> ToImmutableArray()
    {
        if (kinds == 0)
        {
            return [];
        }

        var applied = kinds;
        return [.. Enum.GetValues<RepairKind>().Where(kind => (applied & (1 << (int)kind)) != 0)];
    }
}
