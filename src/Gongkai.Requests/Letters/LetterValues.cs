using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Gongkai.Agencies.Personal;

namespace Gongkai.Requests;

/// <summary>What stands in the places of a letter, gathered from the case. Every place that a template may name is listed in <see cref="Places"/>.</summary>
public sealed class LetterValues
{
    private static readonly Lazy<FrozenDictionary<string, string>> Phrases = new(Load);
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);

    private LetterValues()
    {
    }

    /// <summary>Every place that a template may name.</summary>
    public static ImmutableArray<string> Places { get; } =
    [
        "you", "salutation", "number", "arrived", "received", "wanted", "due", "code", "until", "asked", "items", "days", "reason", "on", "to", "noticed", "mode", "amount", "pay",
        "citation", "basis", "where", "provision", "given", "withheld", "files", "search", "responsible", "earlier", "public-interest", "remedy", "office-address", "office-phone",
    ];

    /// <summary>What stands in a place; null when nothing does.</summary>
    /// <exception cref="ArgumentException">No letter knows the place.</exception>
    public string? this[string place]
    {
        get => Places.Contains(place) ? values.GetValueOrDefault(place) : throw new ArgumentException($"No letter knows the place '{place}'.", nameof(place));
        private set => values[place] = value;
    }

    /// <summary>What every letter of a case knows.</summary>
    public static LetterValues Of(InformationRequest request, ApplicantData? applicant, DisclosureOffice? office, PersonalKeys keys) => new()
    {
        ["you"] = Phrase(request.ApplicantKind.IsOrganisation ? "you.organisation" : "you.natural"),
        ["salutation"] = applicant is null ? null : Phrase("salutation", ("name", applicant.Name)),
        ["number"] = request.Number,
        ["arrived"] = Written.Date(request.ArrivedOn),
        ["received"] = request.ReceivedOn is { } received ? Written.Date(received) : null,
        ["wanted"] = request.ClarifiedWith(keys) is { } clarified ? Phrase("wanted.clarified", ("wanted", OneLine(request.WantedWith(keys))), ("clarified", OneLine(clarified))) : OneLine(request.WantedWith(keys)),
        ["due"] = request.DueOn is { } due ? Written.Date(due) : null,
        ["pay"] = office?.Payment ?? Phrase("fee.payment"),
        ["office-address"] = office?.Address,
        ["office-phone"] = office?.Phone,
    };

    /// <summary>The same with more places filled.</summary>
    public LetterValues With(params ReadOnlySpan<(string Place, string? Value)> more)
    {
        foreach (var (place, value) in more)
        {
            this[place] = Places.Contains(place) ? value : throw new ArgumentException($"No letter knows the place '{place}'.", nameof(more));
        }

        return this;
    }

    /// <summary>The same with what a decision brings.</summary>
    public LetterValues With(DecisionDraft draft, InformationRequest request)
    {
        var ground = Ground.Find(draft.Ground)!;
        var asked = request.Events.LastOrDefault(happened => happened.Action == "ask-clarification");
        var fee = request.Fees.LastOrDefault();
        var isFee = ground.Needs.Contains(Need.FeeLapsed);
        return With(
            ("citation", ground.Citation), ("reason", draft.Reason), ("where", draft.Where), ("provision", draft.Provision), ("basis", draft.Basis?.Text), ("earlier", draft.Earlier), ("public-interest", draft.PublicInterest),
            ("search", draft.Search is { } search ? Phrase("search", ("where", search.Where), ("how", search.How), ("on", Written.Date(search.On)), ("by", search.By)) : null),
            ("responsible", draft.Responsible is { } organ ? Phrase(organ.IsKnown ? "responsible.known" : "responsible.unknown", ("organ", organ.Name), ("contact", organ.Contact ?? "")) : null),
            ("given", Join(draft.Parts.Where(part => part.Ground is null).Select(part => part.What), "separator")),
            ("withheld", Join(draft.Parts.Where(part => part.Ground is not null).Select(part => Phrase("part.refused", ("what", part.What), ("citation", Ground.Find(part.Ground!)?.Citation ?? ""))), "separator")),
            ("files", Join(draft.Files.Select(file => file.Name), "files.separator")),
            ("asked", asked is null ? null : Written.Date(asked.On)),
            ("until", isFee ? fee is null ? null : Written.Date(fee.PayBy) : asked?.Until is { } until ? Written.Date(until) : null),
            ("noticed", fee is null ? null : Written.Date(fee.NoticedOn)), ("amount", fee is null ? null : Written.Yuan(fee.Amount)));
    }

    /// <summary>How a fee was counted, in words.</summary>
    public static string ModeOf(FeeMode mode, int quantity) => Phrase(mode == FeeMode.PerRequest ? "fee.per-request" : "fee.per-page", ("quantity", Written.Number(quantity)));

    /// <summary>How a letter addresses somebody by name.</summary>
    public static string SalutationOf(string name) => Phrase("salutation", ("name", name));

    // A letter runs on where the applicant began a new line.
    private static string OneLine(string text) => string.Join(Phrase("separator"), text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string? Join(IEnumerable<string> parts, string separator) => string.Join(Phrase(separator), parts) is { Length: > 0 } joined ? joined : null;

    private static string Phrase(string code, params ReadOnlySpan<(string Place, string Value)> places)
    {
        var text = Phrases.Value[code];
        foreach (var (place, value) in places)
        {
            text = text.Replace($"{{{place}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("letters/phrases.json")!;
        return JsonSerializer.Deserialize(stream, LetterJson.Default.DictionaryStringString)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
