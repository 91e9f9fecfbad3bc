namespace Gongkai.Text;

/// <summary>A text being changed in places from left to right; what is not changed keeps its map, and a text without change stays the same instance.</summary>
internal struct Rewriting(MappedText source)
{
    private MappedText.Builder? builder;
    private int copied;

    /// <summary>Puts other characters in place of <paramref name="length"/> characters at a place behind all earlier ones.
    /// Of equal length they map one by one, otherwise as one.</summary>
    public void Replace(int at, int length, ReadOnlySpan<char> instead)
    {
        builder ??= new MappedText.Builder(source.Length);
        builder.Append(source, copied, at - copied);
        copied = at + length;
        for (var i = 0; i < instead.Length; i++)
        {
            builder.Append(instead[i], instead.Length == length ? source.SourceOf(at + i, 1) : source.SourceOf(at, length));
        }
    }

    /// <summary>The changed text.</summary>
    public MappedText Done()
    {
        if (builder is null)
        {
            return source;
        }

        builder.Append(source, copied, source.Length - copied);
        copied = source.Length;
        var text = builder.ToMappedText();
        return source.IsPlaced ? text : MappedText.Unplaced(text.Value);
    }
}
