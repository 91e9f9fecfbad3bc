using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Registers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Registers;

/// <summary>One register of the organ that somebody works for.</summary>
public partial class RegisterPage
{
    private const int PageLength = 50;

    private List<RegisterRow> Rows = [];
    private Dictionary<string, string> Typed = [];
    private SiftedList? Sifted;
    private RegisterImport? Imported;
    private Refusal? Problem;
    private string? ProblemAt;
    private int Count;
    private int Batches;
    private long Sum;
    private long BatchSum;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "year")]
    private int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "variant")]
    private string? Variant { get; set; }

    [SupplyParameterFromQuery(Name = "holds")]
    private string? Holds { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    private RegisterKind? Kind => RegisterKind.Find(Code);

    private int Shown => Year is >= 2008 and var year && year <= SignedIn.Today.Year ? year : SignedIn.Today.Year;

    private bool MayWrite => SignedIn.Authority.Find(SignedIn.OrganId, Role.Clerk) is not null;

    private string Next => $"/office/registers/{Code}{QueryString.Create(new Dictionary<string, string?> { ["year"] = Shown.ToString(CultureInfo.InvariantCulture), ["variant"] = Variant, ["holds"] = Holds, ["after"] = $"{Day(Rows[^1].On)}_{Rows[^1].Id.ToString(CultureInfo.InvariantCulture)}" })}";

    protected override async Task OnInitializedAsync()
    {
        if (Kind is null)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Typed = new(StringComparer.Ordinal) { ["on"] = Day(SignedIn.Today) };
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var stop = Context.RequestAborted;
        var wanted = Wanted();
        var counted = wanted.Where(row => row.State == RegisterRow.Kept && row.Lead == null);
        (Count, Sum) = (await counted.CountAsync(stop), await counted.SumAsync(row => (long)row.Number, stop));
        (Batches, BatchSum) = (await counted.CountAsync(row => row.IsBatch, stop), await counted.Where(row => row.IsBatch).SumAsync(row => (long)row.Number, stop));
        if (After?.Split('_') is [var day, var id] && RegisterField.Day(day) is { } on && long.TryParse(id, CultureInfo.InvariantCulture, out var number))
        {
            wanted = wanted.Where(row => row.On < on || (row.On == on && row.Id < number));
        }

        Rows = await wanted.OrderByDescending(row => row.On).ThenByDescending(row => row.Id).Take(PageLength).ToListAsync(stop);
    }

    // The rows of a year, or those that held on a day, whenever they were made.
    private IQueryable<RegisterRow> Wanted()
    {
        var rows = Db.Set<RegisterRow>().AsNoTracking().Where(row => row.OrganId == SignedIn.OrganId && row.Register == Code);
        if (!string.IsNullOrEmpty(Variant))
        {
            rows = rows.Where(row => row.Variant == Variant);
        }

        if (RegisterField.Day(Holds ?? "") is { } day)
        {
            return rows.Where(row => row.State == RegisterRow.Kept && row.On <= day && (row.EndedOn == null || row.EndedOn > day));
        }

        var (first, last) = (new DateOnly(Shown, 1, 1), new DateOnly(Shown, 12, 31));
        return rows.Where(row => row.On >= first && row.On <= last);
    }

    private async Task EnterAsync()
    {
        var form = await Context.Request.ReadFormAsync(Context.RequestAborted);
        Typed = RegisterTexts.Of(form, Kind!);
        var (entry, field, why) = RegisterSheet.Parse(Kind!, Typed, SignedIn.Today);
        if (entry is null)
        {
            Refuse(why!, field is null ? null : RegisterField.NameOf(Kind!, field).In(Culture));
            return;
        }

        var answer = await new RegisterDesk(Db).EnterAsync(SignedIn.OrganId, Code, entry, SignedIn.Authority, SignedIn.NewAct("register.enter", SignedIn.OrganId), Context.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            Refuse(refusal, null);
            return;
        }

        Context.Response.Redirect($"/office/registers/{Code}?year={entry.On.Year.ToString(CultureInfo.InvariantCulture)}");
        Context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private async Task ImportAsync()
    {
        var form = await Context.Request.ReadFormAsync(Context.RequestAborted);
        var read = form.Files.GetFile("file") is { Length: > 0 } file ? RegisterFiles.Rows(file, Context.RequestAborted) : new ListedRows(RegisterRows.Of(form["paste"].ToString()), null);
        if (read.Refusal is { } unread)
        {
            Refuse(unread, null);
            return;
        }

        var sifted = new SiftedList(RegisterSheet.Lines(Kind!, read.Done.Rows, SignedIn.Today, read.Done.PlaceOf));
        var answer = await new RegisterDesk(Db).ImportAsync(SignedIn.OrganId, Code, sifted.Good(), SignedIn.Authority, SignedIn.NewAct("register.enter", SignedIn.OrganId), Context.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            Refuse(refusal, null);
            return;
        }

        (Imported, Sifted) = (answer.Done, sifted);
        // What was handed in is what is looked at.
        Year = sifted.LastYear ?? Year;
        Context.Response.StatusCode = sifted.LastYear is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        await LoadAsync();
    }

    private void Refuse(Refusal refusal, string? at)
    {
        (Problem, ProblemAt) = (refusal, at);
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
