using Gongkai.Requests;
using Gongkai.Web.Portal.Requests;

namespace Gongkai.Web.Office.Requests;

/// <summary>A request as the office registers it: what the applicant said, and how it came.</summary>
public sealed class RegisterForm : ApplyForm
{
    public MatterKind Matter { get; set; }

    public IntakeChannel Channel { get; set; }

    public DateOnly? ArrivedOn { get; set; }

    public DateOnly? ConfirmedOn { get; set; }
}
