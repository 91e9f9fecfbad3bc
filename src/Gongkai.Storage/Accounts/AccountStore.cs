using System.Security.Cryptography;
using Gongkai.Agencies.Personal;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Gongkai.Storage.Accounts;

/// <summary>Keeps accounts in the store's own database; there are no claims and no groups, since appointments say who may do what. The keys of code programs
/// and the recovery codes are sealed: whoever reads the database cannot make a code.</summary>
public sealed class AccountStore(GongkaiDb db, PersonalKeys keys) : UserOnlyStore<Account, GongkaiDb, long, IdentityUserClaim<long>, OutsideIdentity, IdentityUserToken<long>, Passkey>(db)
{
    private const string Field = "account.token";
    private const int SaltLength = 16;

    /// <inheritdoc/>
    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken)
    {
        var salt = PersonalKeys.NewSalt();
        var box = keys.Seal(value, Field, salt);
        return base.SetTokenAsync(user, loginProvider, name, box is null ? null : Convert.ToBase64String([.. salt, .. box]), cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        if (await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is not { } written)
        {
            return null;
        }

        try
        {
            var bytes = Convert.FromBase64String(written);
            return keys.Open(bytes[SaltLength..], Field, bytes[..SaltLength]);
        }
        catch (CryptographicException)
        {
            // The key is not here: no code fits, and the administrator sets the account anew.
            return null;
        }
    }
}
