using System.Collections.Immutable;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.SignIn;

/// <summary>An organ that somebody can work for.</summary>
public sealed record Workplace(long OrganId, string Name);

/// <summary>Who is signed in in this request, for which organ he works, and what he may be there. Empty for visitors.</summary>
public sealed class SignedIn(TimeProvider clock)
{
    private LoginState? login;

    /// <summary>True when somebody is.</summary>
    public bool IsIn => login is not null;

    /// <summary>The officer; null for visitors.</summary>
    public long? OfficerId => login?.OfficerId;

    /// <summary>His name; empty for visitors.</summary>
    public string Name => login?.Name ?? "";

    /// <summary>The account he signed in with.</summary>
    public long? AccountId => login?.AccountId;

    /// <summary>The user name he signed in with.</summary>
    public string UserName => login?.UserName ?? "";

    /// <summary>This sign-in.</summary>
    public long? LoginId => login?.LoginId;

    /// <summary>What he may be today, at whatever organ.</summary>
    public OfficerAuthority Authority { get; private set; } = OfficerAuthority.None;

    /// <summary>The organs he can work for, those of his own appointments first.</summary>
    public ImmutableArray<Workplace> Workplaces { get; private set; } = [];

    /// <summary>The organ he works for now; null when he holds no role anywhere.</summary>
    public Workplace? Workplace { get; private set; }

    /// <summary>The organ he works for now.</summary>
    /// <exception cref="InvalidOperationException">He holds no role anywhere; the gate lets nobody in to pages that ask for one.</exception>
    public long OrganId => Workplace?.OrganId ?? throw new InvalidOperationException("Nobody is signed in who works for an organ.");

    /// <summary>His roles at the organ that he works for now, a deputy's included.</summary>
    public IEnumerable<Role> Roles => Workplace is { } place ? Authority.RolesAt(place.OrganId) : [];

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Today in China.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>An act of his, now.</summary>
    /// <param name="onBehalfOf">For whom, when he stands in; see <see cref="Agencies.Officers.Authority.OnBehalfOf"/>.</param>
    public Act NewAct(string kind, long organId, string? why = null, long? onBehalfOf = null) =>
        new(kind, organId, OfficerId ?? throw new InvalidOperationException($"Nobody is signed in to do '{kind}'."), Now, why, onBehalfOf);

    /// <summary>Takes a sign-in that holds, and reads what its officer may be.</summary>
    internal async Task TakeAsync(LoginState state, GongkaiDb db, CancellationToken cancellation)
    {
        login = state;
        Authority = await OfficerAuthority.LoadAsync(db, state.OfficerId, Today, cancellation);
        var organs = Authority.Authorities.OrderBy(authority => authority.OnBehalfOf is not null).Select(authority => authority.OrganId).Distinct().ToList();
        var names = organs.Count == 0 ? [] : await db.Set<Organ>().AsNoTracking().Where(organ => organs.Contains(organ.Id)).ToDictionaryAsync(organ => organ.Id, organ => organ.Name, cancellation);
        Workplaces = [.. organs.Where(names.ContainsKey).Select(organ => new Workplace(organ, names[organ]))];
        Workplace = Workplaces.FirstOrDefault(place => place.OrganId == state.OrganId) ?? Workplaces.FirstOrDefault();
    }

    /// <summary>The same person, in another scope of the same request.</summary>
    internal void Take(SignedIn other) => (login, Authority, Workplaces, Workplace) = (other.login, other.Authority, other.Workplaces, other.Workplace);
}
