namespace Gongkai.Text;

/// <summary>Undoes what copying, converting and extracting do to Chinese text. Reversible through the map, idempotent, and never changes
/// what a number is worth. Chinese punctuation stays as printed.</summary>
public static class TextRepair
{
    /// <summary>The text repaired; the same instance inside when nothing was to do.</summary>
    public static RepairedText Repair(MappedText source)
    {
        var applied = default(AppliedRepairs);
        var text = source;

        // One repair can uncover the next: an entity stands for a bracket, the bracket encloses a gloss.
        for (var next = Pass(text, ref applied); !ReferenceEquals(next, text); next = Pass(text, ref applied))
        {
            text = next;
        }

        var simplified = ScriptConverter.ToSimplified(text, out var wordsChanged);
        if (!ReferenceEquals(simplified, text))
        {
            applied.Add(RepairKind.Traditional);
        }

        if (wordsChanged)
        {
            applied.Add(RepairKind.Vocabulary);
        }

        return new RepairedText(simplified, applied.ToImmutableArray());
    }

    private static MappedText Pass(MappedText source, ref AppliedRepairs applied)
    {
        var text = source.Value;
        var rewriting = new Rewriting(source);
        for (var at = 0; at < text.Length;)
        {
            var character = text[at];
            var plain = PlainCharacters.Of(character);
            if (plain != character && !PlainCharacters.IsThinSpaceInNumber(text, at))
            {
                applied.Add(PlainCharacters.KindOf(character));
                rewriting.Replace(at, 1, plain == PlainCharacters.Nothing ? default : [plain]);
                at++;
            }
            else if (character == '&' && Entities.Match(text, at, out var instead) is > 0 and var entityLength)
            {
                applied.Add(RepairKind.Entity);
                rewriting.Replace(at, entityLength, [instead]);
                at += entityLength;
            }
            else if (character is '(' or '（' && PinyinGloss.Length(text, at) is > 0 and var glossLength)
            {
                applied.Add(RepairKind.PinyinGloss);
                rewriting.Replace(at, glossLength, default);
                at += glossLength;
            }
            else
            {
                at++;
            }
        }

        return rewriting.Done();
    }
}
