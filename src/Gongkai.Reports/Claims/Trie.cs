namespace Gongkai.Reports.Claims;

/// <summary>Words with a value each; finds the longest that starts at a place.</summary>
internal sealed class Trie<T>
    where T : struct
{
    private const int BitsOfWord = 64;

    private readonly Node root = new();

    // One bit a character: most places of a text start no word, and that is known without looking into the tree.
    private readonly ulong[] firsts = new ulong[(char.MaxValue + 1) / BitsOfWord];

    public void Add(string word, T value, Func<T, T, T> merge)
    {
        var node = root;
        firsts[word[0] / BitsOfWord] |= 1UL << (word[0] % BitsOfWord);
        foreach (var character in word)
        {
            node = node.Find(character) ?? node.Add(character);
        }

        node.Value = node.IsWord ? merge(node.Value, value) : value;
        node.IsWord = true;
    }

    /// <summary>Length of the longest word that starts at <paramref name="at"/>; 0 for none.</summary>
    public int Longest(string text, int at, out T value)
    {
        value = default;
        var length = 0;
        if (at >= text.Length || (firsts[text[at] / BitsOfWord] & (1UL << (text[at] % BitsOfWord))) == 0)
        {
            return 0;
        }

        var node = root;
        for (var i = at; i < text.Length && node.Find(text[i]) is { } next; i++)
        {
            node = next;
            if (node.IsWord)
            {
                length = i - at + 1;
                value = node.Value;
            }
        }

        return length;
    }

    /// <summary>What can follow, ordered by character.</summary>
    private sealed class Node
    {
        private char[] characters = [];
        private Node[] next = [];

        public T Value { get; set; }

        public bool IsWord { get; set; }

        public Node? Find(char character)
        {
            var at = characters.AsSpan().BinarySearch(character);
            return at < 0 ? null : next[at];
        }

        public Node Add(char character)
        {
            var node = new Node();
            var at = ~characters.AsSpan().BinarySearch(character);
            characters = [.. characters[..at], character, .. characters[at..]];
            next = [.. next[..at], node, .. next[at..]];
            return node;
        }
    }
}
