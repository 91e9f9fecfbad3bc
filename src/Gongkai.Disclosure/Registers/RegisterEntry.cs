using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Agencies;

namespace Gongkai.Disclosure.Registers;

/// <summary>What a row of a register says: one decision, or a batch line, which is a number of them in a period. Immutable.</summary>
public sealed record RegisterEntry
{
    /// <summary>The day it was made, decided, done; of a batch line the last day of its period, included.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The first day of a batch line's period, included; the same day for a single one.</summary>
    public required DateOnly From { get; init; }

    /// <summary>True for a batch line: a number with its evidence instead of single rows.</summary>
    public bool IsBatch { get; init; }

    /// <summary>How many; 1 for a single one. 0 in a batch line is the word that there was none in the period.</summary>
    public int Number { get; init; } = 1;

    /// <summary>In 分; null where the register has no amounts.</summary>
    public long? Amount { get; init; }

    /// <summary>Code of its variant; null where the register has none.</summary>
    public string? Variant { get; init; }

    /// <summary>What it is, in words that may be published.</summary>
    public string Title { get; init; } = "";

    /// <summary>文号, number of the decision, or address; null when none.</summary>
    public string? Reference { get; init; }

    /// <summary>The organ that leads, when it is another: it counts there and not here (第十条). Null when this organ leads or made it alone.</summary>
    public string? Lead { get; init; }

    /// <summary>The day it was published; null while it is not.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The day it was last amended; null when it never was.</summary>
    public DateOnly? AmendedOn { get; init; }

    /// <summary>The first day on which it holds no more: repealed, lapsed, answered, put right. Null while it holds.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The published item that it belongs to; null when there is none here.</summary>
    public long? ItemId { get; init; }

    /// <summary>How many people took part.</summary>
    public int? People { get; init; }

    /// <summary>How long it took.</summary>
    public decimal? Hours { get; init; }

    /// <summary>The number is not exact: 余, 近, 左右.</summary>
    public bool IsInexact { get; init; }

    /// <summary>Where the number comes from: a system, a ledger.</summary>
    public string? Source { get; init; }

    /// <summary>Where it can be looked up: an address, a file, a page.</summary>
    public string? Evidence { get; init; }

    /// <summary>What makes two entries the same one.</summary>
    public string Fingerprint
    {
        get
        {
            var invariant = CultureInfo.InvariantCulture;
            string?[] parts =
            [
                IsBatch ? "batch" : "single", On.ToString("O", invariant), From.ToString("O", invariant), Number.ToString(invariant), Amount?.ToString(invariant), Variant, Title, Reference,
            ];
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
        }
    }

    /// <summary>What is wrong with it as a row of that register; null when nothing is.</summary>
    public Refusal? Unfit(RegisterKind kind, DateOnly today) =>
        From > On ? Refusal.Of("register.period")
        : From.Year != On.Year ? Refusal.Of("register.two-years")
        : On > today ? Refusal.Of("register.future", ("day", On.ToString("O", CultureInfo.InvariantCulture)))
        : Number < (IsBatch ? 0 : 1) ? Refusal.Of("register.number")
        : !IsBatch && From != On ? Refusal.Of("register.single")
        : !IsBatch && string.IsNullOrWhiteSpace(Title) ? Refusal.Of("register.title")
        : IsBatch && string.IsNullOrWhiteSpace(Source) ? Refusal.Of("register.source")
        : kind.Variants.Length > 0 && kind.Variant(Variant) is null ? Refusal.Of("register.variant", ("register", kind.Name.Zh), ("registerEn", kind.Name.En))
        : kind.Has("amount") && Amount is null or < 0 ? Refusal.Of("register.amount")
        : EndedOn < On ? Refusal.Of("register.ended")
        : PublishedOn > today ? Refusal.Of("register.future", ("day", PublishedOn.Value.ToString("O", CultureInfo.InvariantCulture)))
        : null;
}
