namespace Gongkai.Documents.Reading;

/// <summary>The picture of one printed line, brought to a common height: dark characters on white.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Grey">Row by row, from 0 (black) to 255; <paramref name="Width"/> times <see cref="Height"/> values.</param>
public readonly record struct LinePicture(int Width, ReadOnlyMemory<byte> Grey)
{
    /// <summary>Height of every line, in pixels.</summary>
    public const int Height = 48;
}

/// <summary>What was recognised in the picture of a line.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Least">How sure the least sure character is, from 0 to 1.</param>
/// <param name="Mean">How sure all are together, from 0 to 1.</param>
public readonly record struct RecognisedLine(string Text, double Least, double Mean);

/// <summary>Recognises the characters of one line. May be called by several threads at once.</summary>
public delegate RecognisedLine LineRecognition(LinePicture line);

/// <summary>The recognition of characters, an optional part that a program brings or not. Without it pictures are refused.</summary>
public static class Recognition
{
    private static Lazy<LineRecognition?> brought = new((LineRecognition?)null);

    /// <summary>What the program brought; null for nothing, or where it cannot run on this machine.</summary>
    public static LineRecognition? Brought => brought.Value;

    /// <summary>Called once, before anything is read.</summary>
    /// <param name="open">Called when the first picture is met; null where the part cannot run.</param>
    public static void Bring(Func<LineRecognition?> open) => brought = new Lazy<LineRecognition?>(open);
}
