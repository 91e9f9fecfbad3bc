using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Accounts;

/// <summary>What an officer adds to his password of his own will: codes of a phone, passkeys, an identity outside. Each change ends his other sign-ins
/// and stands in the ledger.</summary>
public sealed class MeansDesk(GongkaiDb db, UserManager<Account> accounts)
{
    private const int RecoveryCodes = 10;

    /// <summary>The key that the phone's program takes over, before its first code has been given. A new one as long as codes are not in use.</summary>
    public async Task<string> CodeKeyAsync(long accountId, CancellationToken cancellation)
    {
        var account = await FindAsync(accountId, cancellation);
        if (await accounts.GetAuthenticatorKeyAsync(account) is { Length: > 0 } known)
        {
            return known;
        }

        var stamp = account.SecurityStamp;
        await accounts.ResetAuthenticatorKeyAsync(account);
        // Nothing has changed yet by which anybody signs in.
        account.SecurityStamp = stamp;
        await accounts.UpdateAsync(account);
        return (await accounts.GetAuthenticatorKeyAsync(account))!;
    }

    /// <summary>Asks for a code with every sign-in from now on, once a first one was right.</summary>
    /// <returns>The recovery codes, told once.</returns>
    public async Task<Answer<IReadOnlyList<string>>> AskForCodesAsync(long accountId, string code, long keepLoginId, Act act, CancellationToken cancellation)
    {
        var account = await FindAsync(accountId, cancellation);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Bare(code)))
        {
            return Refusal.Of("account.code-wrong");
        }

        List<string> codes = [];
        await ChangeAsync(account, account, keepLoginId, act, async () =>
        {
            await accounts.SetTwoFactorEnabledAsync(account, true);
            codes = [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
        }, cancellation);
        return codes;
    }

    /// <summary>Asks for no codes any more.</summary>
    public async Task StopCodesAsync(long accountId, long? keepLoginId, Act act, CancellationToken cancellation)
    {
        var account = await FindAsync(accountId, cancellation);
        await ChangeAsync(account, account, keepLoginId, act, async () =>
        {
            await accounts.SetTwoFactorEnabledAsync(account, false);
            await accounts.ResetAuthenticatorKeyAsync(account);
        }, cancellation);
    }

    /// <summary>Adds a passkey.</summary>
    public async Task AddPasskeyAsync(long accountId, UserPasskeyInfo passkey, long keepLoginId, Act act, CancellationToken cancellation)
    {
        var account = await FindAsync(accountId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        transaction.Record(await db.Set<Passkey>().SingleAsync(row => row.CredentialId == passkey.CredentialId, cancellation));
        await new LoginDesk(db).EndAllAsync(accountId, act.At, keepLoginId, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Takes a passkey away.</summary>
    public async Task RemovePasskeyAsync(long accountId, byte[] credentialId, long? keepLoginId, Act act, CancellationToken cancellation)
    {
        if (await db.Set<Passkey>().SingleOrDefaultAsync(row => row.UserId == accountId && row.CredentialId == credentialId, cancellation) is not { } passkey)
        {
            return;
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        db.Remove(passkey);
        transaction.Record(passkey);
        await new LoginDesk(db).EndAllAsync(accountId, act.At, keepLoginId, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Lets an identity outside stand for the account; one it had before no longer does.</summary>
    public async Task<Answer<OutsideIdentity>> LinkAsync(long accountId, string provider, string key, Act act, CancellationToken cancellation)
    {
        if (await db.Set<OutsideIdentity>().AsNoTracking().FirstOrDefaultAsync(row => row.LoginProvider == provider && row.ProviderKey == key, cancellation) is { } taken)
        {
            return taken.UserId == accountId ? taken : Refusal.Of("account.identity-taken");
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        await db.Set<OutsideIdentity>().Where(row => row.UserId == accountId && row.LoginProvider == provider).ExecuteDeleteAsync(cancellation);
        var identity = new OutsideIdentity { UserId = accountId, LoginProvider = provider, ProviderKey = key };
        db.Add(identity);
        transaction.Record(identity);
        await transaction.CommitAsync(cancellation);
        return identity;
    }

    private async Task ChangeAsync(Account account, IRecorded row, long? keepLoginId, Act act, Func<Task> change, CancellationToken cancellation)
    {
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        await change();
        await new LoginDesk(db).EndAllAsync(account.Id, act.At, keepLoginId, cancellation);
        transaction.Record(row);
        await transaction.CommitAsync(cancellation);
    }

    private Task<Account> FindAsync(long accountId, CancellationToken cancellation) => db.Set<Account>().SingleAsync(account => account.Id == accountId, cancellation);

    private static string Bare(string code) => string.Concat(code.Where(char.IsLetterOrDigit));
}
