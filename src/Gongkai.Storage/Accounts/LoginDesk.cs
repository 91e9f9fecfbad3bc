using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Accounts;

/// <summary>Who is signed in, as the store knows it.</summary>
public sealed record LoginState(long LoginId, long AccountId, string UserName, long OfficerId, string Name, long? OrganId, DateTimeOffset SeenAt);

/// <summary>Keeps the sign-ins: begins them, says whether one still holds, and ends them. They are no acts of the office and stand in no ledger.</summary>
public sealed class LoginDesk(GongkaiDb db)
{
    private const int LongestDevice = 200;

    /// <summary>Begins a sign-in.</summary>
    public async Task<Login> BeginAsync(long accountId, string device, string method, DateTimeOffset at, CancellationToken cancellation)
    {
        var login = new Login { AccountId = accountId, At = at, SeenAt = at, Device = device.Length > LongestDevice ? device[..LongestDevice] : device, Method = method };
        db.Add(login);
        await db.SaveChangesAsync(cancellation);
        return login;
    }

    /// <summary>The sign-in, when it still holds: not ended, the account open and unchanged in what it signs in by, the officer still here.</summary>
    public Task<LoginState?> FindAsync(long loginId, string stamp, DateOnly day, CancellationToken cancellation) =>
        (from login in db.Set<Login>().AsNoTracking()
         join account in db.Set<Account>() on login.AccountId equals account.Id
         join officer in db.Set<Agencies.Officers.Officer>() on account.OfficerId equals officer.Id
         where login.Id == loginId && login.EndedAt == null && account.ClosedAt == null && account.SecurityStamp == stamp && (officer.LeftOn == null || day < officer.LeftOn)
         select new LoginState(login.Id, account.Id, account.UserName!, officer.Id, officer.Name, login.OrganId, login.SeenAt)).FirstOrDefaultAsync(cancellation);

    /// <summary>Notes that it was used.</summary>
    public Task SeenAsync(long loginId, DateTimeOffset at, CancellationToken cancellation) =>
        db.Set<Login>().Where(login => login.Id == loginId).ExecuteUpdateAsync(set => set.SetProperty(login => login.SeenAt, at), cancellation);

    /// <summary>Works for that organ from now on.</summary>
    public Task WorkForAsync(long loginId, long organId, CancellationToken cancellation) =>
        db.Set<Login>().Where(login => login.Id == loginId).ExecuteUpdateAsync(set => set.SetProperty(login => login.OrganId, organId), cancellation);

    /// <summary>Ends one sign-in of an account.</summary>
    public Task EndAsync(long loginId, long accountId, DateTimeOffset at, CancellationToken cancellation) =>
        Lasting(accountId).Where(login => login.Id == loginId).ExecuteUpdateAsync(set => set.SetProperty(login => login.EndedAt, at), cancellation);

    /// <summary>Ends all sign-ins of an account, or all but one.</summary>
    public Task EndAllAsync(long accountId, DateTimeOffset at, long? keepLoginId, CancellationToken cancellation) =>
        Lasting(accountId).Where(login => login.Id != keepLoginId).ExecuteUpdateAsync(set => set.SetProperty(login => login.EndedAt, at), cancellation);

    /// <summary>The sign-ins of an account that last, the newest first.</summary>
    public Task<List<Login>> LastingAsync(long accountId, CancellationToken cancellation) =>
        Lasting(accountId).AsNoTracking().OrderByDescending(login => login.Id).Take(50).ToListAsync(cancellation);

    private IQueryable<Login> Lasting(long accountId) => db.Set<Login>().Where(login => login.AccountId == accountId && login.EndedAt == null);
}
