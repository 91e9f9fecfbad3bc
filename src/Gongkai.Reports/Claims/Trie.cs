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
            node.Next ??= [];
            if (!node.Next.TryGetValue(character, out var next))
            {
                node.Next[character] = next = new Node();
            }

            node = next;
        }

        node.Value = node.IsWord ? merge(node.Value, value) : value;
        node.IsWord = true;
    }

    /// <summary>Length of the longest word that starts at <paramref name="at"/>; 0 for none.</summary>
    public int Longest(string text, int at, out T value)
    {
        value = default;
        var length = 0;
        if (at < text.Length && (firsts[text[at] / BitsOfWord] & (1UL << (text[at] % BitsOfWord))) == 0)
        {
            return 0;
        }

        var node = root;
        for (var i = at; i < text.Length && node.Next is not null && node.Next.TryGetValue(text[i], out node!); i++)
        {
            if (node.IsWord)
            {
                length = i - at + 1;
                value = node.Value;
            }
        }

        return length;
    }

    private sealed class Node
    {
        public Dictionary<char, Node>? Next { get; set; }

        public T Value { get; set; }

        public bool IsWord { get; set; }
    }
}
