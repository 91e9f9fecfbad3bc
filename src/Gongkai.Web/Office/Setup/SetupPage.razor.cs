using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Reports;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Gate;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Office.Setup;

/// <summary>The first account of an empty store.</summary>
public sealed partial class SetupPage
{
    private bool IsOpen;
    private string? Problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "setup")]
    private SetupForm? Form { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Form ??= new SetupForm();
        IsOpen = await Setup.IsOpenAsync(Context.RequestAborted);
        if (!IsOpen)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task RunAsync()
    {
        if (!IsOpen)
        {
            return;
        }

        Problem = Form!.Password != Form.PasswordAgain ? Words["person.differ"].Value : !Doorkeeper.FromThisMachine(Context) && !Code.Is(Form.SetupCode) ? Words["code.wrong"].Value : null;
        var division = Division.Resolve(Form.Division);
        Problem ??= division is null ? Words["division.unknown", Form.Division ?? ""].Value : null;
        if (Problem is not null)
        {
            return;
        }

        var code = string.IsNullOrWhiteSpace(Form.Code) ? $"organ-{division!.Code}" : Form.Code.Trim();
        var organ = new NewOrgan(code, Form.Organ ?? "", Form.Kind, Form.Level, division!.Code, null, new Dictionary<OrganTree, long>());
        var answer = await Setup.RunAsync(new FirstOffice(organ, Form.Person ?? "", Form.User ?? "", Form.Password ?? ""), SignedIn.Now, Context.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            Problem = refusal.In(CultureInfo.CurrentUICulture);
            return;
        }

        await Door.SignInAsync(answer.Done, isPersistent: false, "password");
        Navigation.NavigateTo("/office/settings");
    }

    private sealed class SetupForm
    {
        public string? Organ { get; set; }

        public string? Code { get; set; }

        public OrganKind Kind { get; set; } = OrganKind.Department;

        public OrganLevel Level { get; set; } = OrganLevel.County;

        public string? Division { get; set; }

        public string? Person { get; set; }

        public string? User { get; set; }

        public string? Password { get; set; }

        public string? PasswordAgain { get; set; }

        public string? SetupCode { get; set; }
    }
}
