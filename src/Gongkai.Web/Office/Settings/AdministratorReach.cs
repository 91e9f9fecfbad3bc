using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Settings;

/// <summary>Which organs the administrator who is signed in looks after: the one that he works for and all below it, by whatever tree; at a government's
/// office also that government and its area. At an organ above which nobody stands in this store he looks after all of them.</summary>
public sealed class AdministratorReach(GongkaiDb db, SignedIn signedIn)
{
    private HashSet<long>? reached;
    private bool isAll;

    /// <summary>Whether he looks after that organ.</summary>
    public async Task<bool> HoldsAsync(long organId, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return isAll || reached!.Contains(organId);
    }

    /// <summary>The officers whom he may look at: those with a post where he looks after things, and those with none, who are nobody's yet.</summary>
    public async Task<IQueryable<Officer>> OfficersAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var (officers, posts, organs) = (db.Set<Officer>().AsNoTracking(), db.Set<Appointment>().Where(post => post.Until == null), reached!.ToList());
        return isAll ? officers : officers.Where(officer => posts.Any(post => post.OfficerId == officer.Id && organs.Contains(post.OrganId)) || !posts.Any(post => post.OfficerId == officer.Id));
    }

    /// <summary>Whether he may set up an organ under those.</summary>
    public async Task<bool> MayFoundAsync(IReadOnlyDictionary<OrganTree, long> over, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return isAll || over.Values.Any(reached!.Contains);
    }

    /// <summary>The organ that a person means by its name or address word; null when there is none or more than one.</summary>
    public async Task<Organ?> FindAsync(string text, CancellationToken cancellation)
    {
        var wanted = text.Trim();
        var found = await db.Set<Organ>().AsNoTracking().Where(organ => organ.Code == wanted || organ.Name == wanted).Take(2).ToListAsync(cancellation);
        return found is [var one] ? one : found.FirstOrDefault(organ => organ.Code == wanted);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (reached is not null)
        {
            return;
        }

        reached = [];
        if (!signedIn.Roles.Contains(Role.Administrator))
        {
            return;
        }

        var register = new OrganRegister(db);
        isAll = true;
        foreach (var tree in Enum.GetValues<OrganTree>())
        {
            isAll &= await register.ParentAsync(signedIn.OrganId, tree, signedIn.Today, cancellation) is null;
            await ReachAsync(signedIn.OrganId, tree, register, cancellation);
        }

        var isOffice = await db.Set<Organ>().AnyAsync(organ => organ.Id == signedIn.OrganId && organ.Kind == OrganKind.GeneralOffice, cancellation);
        if (isOffice && await register.ParentAsync(signedIn.OrganId, OrganTree.Territorial, signedIn.Today, cancellation) is { } government)
        {
            await ReachAsync(government, OrganTree.Territorial, register, cancellation);
        }
    }

    private async Task ReachAsync(long organId, OrganTree tree, OrganRegister register, CancellationToken cancellation)
    {
        reached!.Add(organId);
        reached.UnionWith((await register.BelowAsync(organId, tree, signedIn.Today, cancellation)).Select(place => place.OrganId));
    }
}
