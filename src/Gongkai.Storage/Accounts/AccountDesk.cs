using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Accounts;

/// <summary>Opens and closes accounts and sets passwords. Every change is an act in the ledger of the organ that it was done for.</summary>
public sealed class AccountDesk(GongkaiDb db, UserManager<Account> accounts)
{
    private const int LongestName = 50;

    /// <summary>Opens an account for an officer.</summary>
    /// <param name="password">Null for one that signs in by other means only.</param>
    public async Task<Answer<Account>> OpenAsync(long officerId, string userName, string? password, Act act, CancellationToken cancellation)
    {
        var name = userName.Trim();
        if (await WrongWithNameAsync(name) is { } wrong)
        {
            return wrong;
        }

        if (await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(account => account.OfficerId == officerId, cancellation) is { } other)
        {
            return Refusal.Of("account.one", ("name", other.UserName!));
        }

        var account = new Account { OfficerId = officerId, UserName = name, LockoutEnabled = true };
        if (password is not null && await WrongWithAsync(account, password) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        Demand(password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password));
        transaction.Record(account);
        await transaction.CommitAsync(cancellation);
        return account;
    }

    /// <summary>Sets a password, unlocks the account and ends every sign-in with it.</summary>
    /// <param name="keepLoginId">The one sign-in that goes on: that of the person who changes his own password.</param>
    public async Task<Answer<Account>> SetPasswordAsync(long accountId, string password, Act act, CancellationToken cancellation, long? keepLoginId = null)
    {
        var account = await db.Set<Account>().SingleAsync(account => account.Id == accountId, cancellation);
        if (await WrongWithAsync(account, password) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        Demand(await accounts.UpdateSecurityStampAsync(account));
        await new LoginDesk(db).EndAllAsync(accountId, act.At, keepLoginId, cancellation);
        transaction.Record(account);
        await transaction.CommitAsync(cancellation);
        return account;
    }

    /// <summary>Closes an account: nobody signs in with it from now on, and whoever is signed in with it is signed out.</summary>
    public async Task<Answer<Account>> CloseAsync(long accountId, Act act, CancellationToken cancellation)
    {
        var account = await db.Set<Account>().SingleAsync(account => account.Id == accountId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        account.ClosedAt = transaction.Act.At;
        Demand(await accounts.UpdateSecurityStampAsync(account));
        await new LoginDesk(db).EndAllAsync(accountId, act.At, null, cancellation);
        transaction.Record(account);
        await transaction.CommitAsync(cancellation);
        return account;
    }

    /// <summary>Opens a closed account again.</summary>
    public async Task<Answer<Account>> ReopenAsync(long accountId, Act act, CancellationToken cancellation)
    {
        var account = await db.Set<Account>().SingleAsync(account => account.Id == accountId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        account.ClosedAt = null;
        transaction.Record(account);
        await transaction.CommitAsync(cancellation);
        return account;
    }

    /// <summary>Why an account of that name and password could not be opened; null when nothing stands against it.</summary>
    public async Task<Refusal?> WrongWithAsync(string userName, string password) =>
        await WrongWithNameAsync(userName.Trim()) ?? await WrongWithAsync(new Account { UserName = userName.Trim() }, password);

    private async Task<Refusal?> WrongWithNameAsync(string name) =>
        name.Length is 0 or > LongestName || name.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)) ? Refusal.Of("account.name-form")
        : await accounts.FindByNameAsync(name) is not null ? Refusal.Of("account.name-taken", ("name", name))
        : null;

    private async Task<Refusal?> WrongWithAsync(Account account, string password)
    {
        if (password.Length > AccountRules.LongestPassword)
        {
            return Refusal.Of("account.password-long", ("longest", AccountRules.LongestPassword.ToString(CultureInfo.InvariantCulture)));
        }

        if (password.Contains(account.UserName!, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.Of("account.password-name");
        }

        foreach (var rule in accounts.PasswordValidators)
        {
            if (!(await rule.ValidateAsync(accounts, account, password)).Succeeded)
            {
                return Refusal.Of("account.password-short", ("shortest", AccountRules.ShortestPassword.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return null;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The account was not stored: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
    }
}
