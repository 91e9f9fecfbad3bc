using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Gongkai.Web.Gate;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Requests;

/// <summary>The application: to one organ or several, with papers, kept as a draft when its sender wishes. What came with it is never lost by a missing field.</summary>
public sealed partial class ApplyPage
{
    private const int Suggestions = 5;
    private const int MostOrgans = 20;
    private ImmutableArray<Organ> Organs = [];
    private ImmutableArray<NewEnclosure> Papers = [];
    private Refusal? Problem;
    private SearchHits? Known;
    private string? KeptCode;
    private bool IsNumberOdd;

    [Parameter]
    public string? Code { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "apply")]
    private ApplyForm Form { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "apply")]
    private string? Then { get; set; }

    [Inject]
    private GongkaiDb Db { get; set; } = default!;

    [Inject]
    private PersonalKeys Keys { get; set; } = default!;

    [Inject]
    private RequestRoom Room { get; set; } = default!;

    [Inject]
    private OwnCases Own { get; set; } = default!;

    [Inject]
    private SignedIn SignedIn { get; set; } = default!;

    private DraftShelf Shelf => new(Db, Keys);

    protected override async Task OnInitializedAsync()
    {
        var isNew = Form is null;
        Form ??= new ApplyForm();
        if (isNew && Own.DraftOf(Context) is { } code && await Shelf.OpenAsync(code, SignedIn.Today, Context.RequestAborted) is { } kept)
        {
            (Form, Papers) = KeptApplication.Unpack(kept) is var application ? (application.Form, application.Papers) : (Form, Papers);
            (Form.Draft, KeptCode) = (code, code);
            OwnCases.CloseDraft(Context);
        }

        string[] codes = Code is not null ? [Code] : Context.Request.Query["organ"] is { Count: > 0 } asked ? [.. asked.OfType<string>()] : [.. Form.OrganCodes];
        var wanted = codes.Take(MostOrgans).ToArray();
        Organs = [.. (await Db.Set<Organ>().AsNoTracking().Where(organ => wanted.Contains(organ.Code)).OrderBy(organ => organ.Id).ToListAsync(Context.RequestAborted)).Where(organ => organ.ExistsOn(SignedIn.Today))];
        if (Code is not null && Organs.IsEmpty)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task SubmitAsync()
    {
        if (Organs.IsEmpty)
        {
            return;
        }

        Form.Organs = string.Join(',', Organs.Select(organ => organ.Code));
        Problem = await TakePapersAsync();
        if (Problem is null && Then == "keep")
        {
            KeptCode = await KeepAsync();
            return;
        }

        IsNumberOdd = IdentityNumbers.LooksWrong(Form.IdentityNumber);
        if (Problem is not null || (!Form.HasLooked && (await IsKnownAsync() || IsNumberOdd)))
        {
            await AgainAsync();
            return;
        }

        var desk = await Room.DeskAsync(Context.RequestAborted);
        var wanted = Form.To(Organs[0].Id, SignedIn.Today) with { Enclosures = Papers, FormKey = FormKey.Of(Context.Request.Form, Keys) };
        var answer = await desk.SubmitAsync([.. Organs.Select(organ => organ.Id)], wanted, SignedIn.Now, Context.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            Problem = refusal;
            await AgainAsync();
            return;
        }

        await Shelf.DropAsync(Form.Draft, Context.RequestAborted);
        Own.Open(Context, answer.Done.Select(request => request.Id));
        Context.Response.Redirect("/requests/receipt");
        Context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    // A browser forgets the files of a form that comes back: they wait on the shelf.
    private async Task AgainAsync()
    {
        Context.Response.StatusCode = Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (!Papers.IsEmpty)
        {
            await KeepAsync();
        }
    }

    private async Task<string> KeepAsync() =>
        Form.Draft = await Shelf.KeepAsync(string.IsNullOrEmpty(Form.Draft) ? null : Form.Draft, new KeptApplication(Form, Papers).Pack(), SignedIn.Today, Context.RequestAborted);

    private async Task<Refusal?> TakePapersAsync()
    {
        if (await Shelf.OpenAsync(Form.Draft, SignedIn.Today, Context.RequestAborted) is { } kept)
        {
            Papers = KeptApplication.Unpack(kept).Papers;
        }

        foreach (var sent in Context.Request.Form.Files.Where(file => file.Length > 0))
        {
            var kind = sent.Name == "authority" ? EnclosureKind.Authority : EnclosureKind.IdentityProof;
            var taken = await SentPapers.TakeAsync(sent, kind, kind == EnclosureKind.IdentityProof ? Form.Covered : [], Context.RequestAborted);
            if (taken.Refusal is not null)
            {
                return taken.Refusal;
            }

            Papers = [.. Papers.Where(paper => paper.Kind != kind), taken.Done];
        }

        return null;
    }

    // What is public already is shown once, before the request is sent; who wants it all the same sends again.
    private async Task<bool> IsKnownAsync()
    {
        if (Form.Title?.Trim() is { Length: > 1 } title)
        {
            Known = await new SiteSearch(Db).FindAsync(new SearchQuery(title) { Facets = Organs.Length == 1 ? [ItemIndexer.OrganFacet(Organs[0].Id)] : [], Size = Suggestions, WithExcerpts = false, WithCount = false }, Context.RequestAborted);
        }

        return Known is { Hits.IsEmpty: false };
    }
}
