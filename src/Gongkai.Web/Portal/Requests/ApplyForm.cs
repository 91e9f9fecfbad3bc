using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Requests;

namespace Gongkai.Web.Portal.Requests;

/// <summary>What an applicant typed (第二十九条); null where nothing was. No purpose is asked for.</summary>
public class ApplyForm
{
    public string? Kind { get; set; } = ApplicantKind.Natural.Code;

    public string? Name { get; set; }

    public string? IdentityNumber { get; set; }

    public string? Representative { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public string? Postcode { get; set; }

    public string? Agent { get; set; }

    public string? AgentPhone { get; set; }

    /// <summary>Name, document number or another mark of the information.</summary>
    public string? Title { get; set; }

    public string? Wanted { get; set; }

    public ProvisionForm Provision { get; set; } = ProvisionForm.Electronic;

    /// <summary>The applicant has looked at what is public already.</summary>
    public bool HasLooked { get; set; }

    /// <summary>Codes of the organs, with commas between.</summary>
    public string? Organs { get; set; }

    /// <summary>Code of the draft that keeps what was typed and the papers; null while there is none.</summary>
    public string? Draft { get; set; }

    public bool CoverTop { get; set; }

    public bool CoverMiddle { get; set; }

    public bool CoverBottom { get; set; }

    /// <summary>Codes of the organs, each once.</summary>
    internal ImmutableArray<string> OrganCodes => [.. (Organs ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Thirds of the picture that are covered.</summary>
    internal ImmutableArray<int> Covered => [.. CoverTop ? [0] : Array.Empty<int>(), .. CoverMiddle ? [1] : Array.Empty<int>(), .. CoverBottom ? [2] : Array.Empty<int>()];

    /// <summary>The request to one organ; the desk says what is missing.</summary>
    internal NewRequest To(long organId, DateOnly today) => new(
        organId, IntakeChannel.Web, today, null, ApplicantKind.All.FirstOrDefault(kind => kind.Code == Kind) ?? ApplicantKind.Natural,
        new ApplicantData(Given(Name) ?? "", Given(IdentityNumber), Given(Phone), Given(Email), Given(Address), Given(Postcode), Given(Representative), Given(Agent), Given(AgentPhone)),
        string.Join('\n', new[] { Given(Title), Given(Wanted) }.OfType<string>()), Provision);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
