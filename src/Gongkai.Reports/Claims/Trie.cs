namespace Gongkai.Reports.Claims;

/// <summary>Words with a value each; finds the longest that starts at a place.</summary>
internal sealed class Trie<T>
    where T : struct
{
    private const int PageSize = 256;

    // What a word begins with, a page for 256 characters: most places of a text start no word, and that is known at one look.
    private readonly Node?[]?[] firsts = new Node?[]?[(char.MaxValue + 1) / PageSize];

    public void Add(string word, T value, Func<T, T, T> merge)
    {
        var page = firsts[word[0] / PageSize] ??= new Node?[PageSize];
        var node = page[word[0] % PageSize] ??= new Node();
        foreach (var character in word.AsSpan(1))
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
        var node = at < text.Length ? firsts[text[at] / PageSize]?[text[at] % PageSize] : null;
        for (var end = at + 1; node is not null; end++)
        {
            if (node.IsWord)
            {
                length = end - at;
                value = node.Value;
            }

            node = end < text.Length ? node.Find(text[end]) : null;
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
