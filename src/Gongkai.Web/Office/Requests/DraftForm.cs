using Gongkai.Documents.Redacting;
using Gongkai.Requests;

namespace Gongkai.Web.Office.Requests;

/// <summary>A draft as typed on the page of the decision; the page shows what the ground needs.</summary>
public sealed class DraftForm
{
    private static readonly string[] Numbers = ["personal.identity-card", "personal.mobile", "personal.bank-card", "personal.e-mail"];

    public string? Reason { get; set; }

    public string? Where { get; set; }

    public string? Provision { get; set; }

    public BasisLevel BasisLevel { get; set; }

    public string? Basis { get; set; }

    public string? SearchWhere { get; set; }

    public string? SearchHow { get; set; }

    public string? SearchBy { get; set; }

    public DateOnly? SearchOn { get; set; }

    public string? Organ { get; set; }

    public string? Contact { get; set; }

    public string? Earlier { get; set; }

    public string? PublicInterest { get; set; }

    public string? Unasked { get; set; }

    /// <summary>Parts that are given, one a line.</summary>
    public string? Given { get; set; }

    /// <summary>Parts that are withheld, one a line, all on <see cref="WithheldGround"/>.</summary>
    public string? Withheld { get; set; }

    public string? WithheldGround { get; set; }

    /// <summary>Words to be taken out of the files, one a line.</summary>
    public string? Cover { get; set; }

    /// <summary>Why they are taken out.</summary>
    public string? CoverGround { get; set; }

    /// <summary>Numbers that tell people apart go too, wherever they stand.</summary>
    public bool CoverNumbers { get; set; }

    /// <summary>What is to be taken out of the files.</summary>
    internal IReadOnlyCollection<RedactionMark> Marks =>
    [
        .. Lines(Cover).Select(words => new WordsMark(CoverGround ?? "", words)),
        .. CoverNumbers ? Numbers.Select(pattern => new PatternMark("personal-information", pattern)) : [],
    ];

    internal DecisionDraft To(string ground, DateOnly today) => new(
        ground, Reason, Where, Provision,
        string.IsNullOrWhiteSpace(Basis) ? null : new LegalBasis(BasisLevel, Basis.Trim()),
        string.IsNullOrWhiteSpace(SearchWhere) ? null : new SearchRecord(SearchWhere.Trim(), SearchHow ?? "", SearchOn ?? today, SearchBy ?? ""),
        string.IsNullOrWhiteSpace(Organ) ? null : new ResponsibleOrgan(Organ.Trim(), Contact, IsKnown: !string.IsNullOrWhiteSpace(Contact)),
        Earlier, PublicInterest, Unasked)
    {
        Parts = [.. Lines(Given).Select(part => new DecisionPart(part)), .. Lines(Withheld).Select(part => new DecisionPart(part, WithheldGround))],
    };

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
