namespace Gongkai.Text;

/// <summary>A text that remembers, character by character, which place of the decoded source it came from.
/// Immutable. Repair, conversion and joining make new texts whose every character still maps back.</summary>
public sealed class MappedText : IEquatable<MappedText>
{
    // Character i of Value came from [starts[i], ends[i]) of the source. Null arrays: the text stands in the source as it is, at origin.
    private readonly int[]? starts;
    private readonly int[]? ends;
    private readonly int origin;

    private MappedText(string value, int origin, int[]? starts, int[]? ends)
    {
        Value = value;
        this.origin = origin;
        this.starts = starts;
        this.ends = ends;
    }

    /// <summary>A text of no characters that came from nowhere.</summary>
    public static MappedText Empty { get; } = Unplaced("");

    /// <summary>The characters as they read now.</summary>
    public string Value { get; }

    /// <summary>How many UTF-16 units <see cref="Value"/> has.</summary>
    public int Length => Value.Length;

    /// <summary>False for text that was written by a program and stands in no source.</summary>
    public bool IsPlaced => starts is not null || origin >= 0;

    /// <summary>The source span of the whole text; <c>(0, 0)</c> when it stands in no source.</summary>
    public TextSpan Source => SourceOf(0, Length);

    /// <summary>A text that stands in no source (laid out by a program).</summary>
    public static MappedText Unplaced(string value) => new(value, -1, null, null);

    /// <summary>The characters of <paramref name="source"/> in <paramref name="span"/>, unchanged.</summary>
    public static MappedText FromSource(string source, TextSpan span) =>
        new(source.Substring(span.Start, span.Length), span.Start, null, null);

    /// <summary>A text that stands in its source as it is, from <paramref name="start"/> on; for sources that are still being laid out.</summary>
    public static MappedText At(string value, int start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        return new MappedText(value, start, null, null);
    }

    /// <summary>A text all of whose characters came, as one, from <paramref name="source"/> (an entity, a cell of a workbook).</summary>
    public static MappedText FromOnePlace(string value, TextSpan source)
    {
        var builder = new Builder(value.Length);
        foreach (var character in value)
        {
            builder.Append(character, source);
        }

        return builder.ToMappedText();
    }

    /// <summary>The source span of <paramref name="length"/> characters from <paramref name="start"/>.
    /// For length 0 the place just before the character at <paramref name="start"/>.</summary>
    public TextSpan SourceOf(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length);
        if (!IsPlaced)
        {
            return default;
        }

        if (starts is null)
        {
            return new TextSpan(origin + start, length);
        }

        if (length > 0)
        {
            var first = starts[start];
            var last = ends![start + length - 1];
            return last >= first ? TextSpan.Between(first, last) : TextSpan.Between(last, first);
        }

        return new TextSpan(start < Length ? starts[start] : Length > 0 ? ends![Length - 1] : Math.Max(origin, 0), 0);
    }

    /// <summary>The source span of a span of this text.</summary>
    public TextSpan SourceOf(TextSpan span) => SourceOf(span.Start, span.Length);

    /// <summary>A part of this text, still mapped to the same source.</summary>
    public MappedText Slice(int start, int length)
    {
        if (start == 0 && length == Length)
        {
            return this;
        }

        var part = Value.Substring(start, length);
        return starts is null
            ? new MappedText(part, origin < 0 ? -1 : origin + start, null, null)
            : new MappedText(part, starts.Length > 0 && length > 0 ? starts[start] : 0, starts[start..(start + length)], ends![start..(start + length)]);
    }

    /// <summary>This text from <paramref name="start"/> to its end.</summary>
    public MappedText Slice(int start) => Slice(start, Length - start);

    /// <summary>This text without white space of any width at either side.</summary>
    public MappedText Trim()
    {
        int start = 0, end = Length;
        while (start < end && char.IsWhiteSpace(Value[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(Value[end - 1]))
        {
            end--;
        }

        return Slice(start, end - start);
    }

    /// <summary>The texts one behind the other, each character mapped as before.</summary>
    public static MappedText Join(IEnumerable<MappedText> parts)
    {
        var builder = new Builder();
        foreach (var part in parts)
        {
            builder.Append(part, 0, part.Length);
        }

        return builder.ToMappedText();
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Two texts are equal when their characters are, wherever they came from.</summary>
    public bool Equals(MappedText? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MappedText);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Puts a mapped text together, character by character or piece by piece.</summary>
    public sealed class Builder
    {
        private char[] text;
        private int[] starts;
        private int[] ends;

        // True while a text shares the arrays of places: they are copied before they change.
        private bool isShared;

        /// <summary>An empty text.</summary>
        /// <param name="capacity">How many characters are expected.</param>
        public Builder(int capacity = 64) => (text, starts, ends) = (new char[capacity], new int[capacity], new int[capacity]);

        /// <summary>Characters so far.</summary>
        public int Length { get; private set; }

        /// <summary>Adds one character that came from <paramref name="source"/>.</summary>
        public Builder Append(char character, TextSpan source)
        {
            MakeRoom(1);
            text[Length] = character;
            starts[Length] = source.Start;
            ends[Length++] = source.End;
            return this;
        }

        /// <summary>Adds characters that came, as one, from <paramref name="source"/>.</summary>
        public Builder Append(string characters, TextSpan source)
        {
            foreach (var character in characters)
            {
                Append(character, source);
            }

            return this;
        }

        /// <summary>Adds a part of a mapped text.</summary>
        public Builder Append(MappedText part, int start, int length)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length);
            MakeRoom(length);
            part.Value.CopyTo(start, text, Length, length);
            for (var i = 0; i < length; i++)
            {
                (starts[Length + i], ends[Length + i]) = part.starts is not null ? (part.starts[start + i], part.ends![start + i])
                    : part.origin < 0 ? (0, 0)
                    : (part.origin + start + i, part.origin + start + i + 1);
            }

            Length += length;
            return this;
        }

        /// <summary>The text so far; the builder may go on.</summary>
        public MappedText ToMappedText()
        {
            if (Length == 0)
            {
                return Empty;
            }

            isShared = Length == starts.Length;
            return new MappedText(new string(text, 0, Length), 0, isShared ? starts : starts[..Length], isShared ? ends : ends[..Length]);
        }

        private void MakeRoom(int more)
        {
            if (Length + more > text.Length || isShared)
            {
                var room = Math.Max(Length + more, text.Length * 2);
                Array.Resize(ref text, room);
                Array.Resize(ref starts, room);
                Array.Resize(ref ends, room);
                isShared = false;
            }
        }
    }
}
