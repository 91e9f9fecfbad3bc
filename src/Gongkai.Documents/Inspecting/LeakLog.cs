using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Documents.Inspecting.Text;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Inspecting;

/// <summary>How a piece of text shows in the file.</summary>
internal enum TextOrigin
{
    /// <summary>Everybody who opens the file reads it.</summary>
    Visible,

    /// <summary>Not shown; that it is there is a leak of its own.</summary>
    Hidden,
}

/// <summary>Takes down what the inspection of a file and of the files inside it finds.</summary>
internal sealed class LeakLog(InspectionOptions options, ReadingBudget budget) : IDisposable
{
    private const int MostOfOneRule = 100;

    private readonly HashSet<string> official = [.. options.OfficialContacts.Select(TextSearch.Bare)];
    private readonly Dictionary<string, int> counts = [];
    private readonly HashSet<string> keys = [];
    private readonly List<Leak> leaks = [];
    private readonly IncrementalHash words = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool hasWords;
    private bool goesWhole;

    public InspectionOptions Options { get; } = options;

    public ReadingBudget Budget { get; } = budget;

    public int NotListed { get; private set; }

    /// <summary>The path of the file inside the inspected one; empty for that one itself.</summary>
    public string Inside { get; private set; } = "";

    public int Depth { get; private set; }

    public ImmutableArray<Leak> Leaks => [.. leaks.OrderByDescending(leak => leak.Severity)];

    /// <summary>Adds a leak; words are masked and cut.</summary>
    public void Add(string rule, LeakPlace where, string text = "", LeakSeverity? severity = null, bool? canClean = null)
    {
        Budget.Step();
        var described = LeakRules.Describe(rule);
        var excerpt = text.Length == 0 ? "" : Excerpt.Of(text.Length > 400 ? text[..400] : text, Find(text.Length > 400 ? text[..400] : text, ""));
        Add(new Leak(rule, severity ?? described.Severity, where, excerpt, canClean ?? described.CanClean));
    }

    /// <summary>Looks through a piece of text for personal data and markings.</summary>
    /// <param name="text">A paragraph, a row of cells divided by tabs, a line.</param>
    /// <param name="where">Its place; start and length are added.</param>
    /// <param name="origin">How it shows.</param>
    /// <param name="head">Head of the column it stands in.</param>
    /// <param name="canClean">Whether cleaning takes the whole piece out.</param>
    public void Text(string text, LeakPlace where, TextOrigin origin = TextOrigin.Visible, string head = "", bool canClean = false)
    {
        Budget.Step();
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (origin == TextOrigin.Visible && Depth == 0)
        {
            Hash(text);
        }

        var hits = Find(text, head);
        foreach (var hit in hits)
        {
            Add(new Leak(hit.Pattern.Id, hit.Severity, where with { Start = (where.Start ?? 0) + hit.Start, Length = hit.Length }, Excerpt.Around(text, hits, hit), canClean));
        }
    }

    /// <summary>Whether a piece of text holds personal data or a marking that would stop a file.</summary>
    public bool HoldsPersonalData(string text) => Find(text, "").Exists(hit => hit.Severity == LeakSeverity.Stop);

    /// <summary>Runs an inspection of a file inside this one; its places get the path before them.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="isRemovable">Whether cleaning takes the whole inner file out.</param>
    /// <param name="inspect">The inspection.</param>
    public void Within(string path, bool isRemovable, Action inspect)
    {
        var (outer, outerGoes) = (Inside, goesWhole);
        goesWhole |= isRemovable;
        Inside = outer.Length == 0 ? path : $"{outer}/{path}";
        Depth++;
        try
        {
            inspect();
        }
        finally
        {
            Depth--;
            (Inside, goesWhole) = (outer, outerGoes);
        }
    }

    /// <summary>Hash of all visible words so far; empty when there are none.</summary>
    public string TextSha256() => hasWords ? Convert.ToHexStringLower(words.GetCurrentHash()) : "";

    public void Dispose() => words.Dispose();

    private List<TextHit> Find(string text, string head) => TextSearch.Find(text, head, official);

    // Names of files may be the leak.
    private string MaskedName(string path) => path.Any(char.IsAsciiDigit) && path.Length > 8 ? Excerpt.Masked(path, Find(path, "")) : path;

    private void Add(Leak leak)
    {
        var placed = leak with { CanClean = leak.CanClean || goesWhole, Where = leak.Where with { Inside = MaskedName(Inside), Part = MaskedName(leak.Where.Part) } };
        if (!keys.Add(placed.Key))
        {
            return;
        }

        var count = counts[leak.Rule] = counts.GetValueOrDefault(leak.Rule) + 1;
        if (count > MostOfOneRule)
        {
            NotListed++;
            return;
        }

        leaks.Add(placed);
    }

    private void Hash(string text)
    {
        var bare = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        words.AppendData(Encoding.UTF8.GetBytes(bare));
        hasWords |= bare.Length > 0;
    }
}
