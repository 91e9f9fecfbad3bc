using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Accounts;

/// <summary>Codes of a phone, each good once: whoever looked over a shoulder cannot use the same one in the minute that is left of it (RFC 6238, 5.2).</summary>
public sealed class OnceCodes(GongkaiDb db) : AuthenticatorTokenProvider<Account>
{
    // As many as could still be right: two steps before and two behind.
    private const int Remembered = 5;
    private const int HashLength = 16;
    private const string Provider = "gongkai";
    private const string Name = "spent-codes";

    /// <inheritdoc/>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await base.ValidateAsync(purpose, token, manager, user) && await SpendAsync(user.Id, token);
    }

    // Two who give the same code at once: the database lets one of them through.
    private async Task<bool> SpendAsync(long account, string code)
    {
        var spent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account} {code.Trim()}")))[..HashLength];
        if (await db.Database.ExecuteSqlAsync($"INSERT INTO account_tokens (user_id, login_provider, name, value) VALUES ({account}, {Provider}, {Name}, {spent}) ON CONFLICT (user_id, login_provider, name) DO NOTHING") == 1)
        {
            return true;
        }

        var rows = db.Set<IdentityUserToken<long>>().Where(row => row.UserId == account && row.LoginProvider == Provider && row.Name == Name);
        var before = await rows.Select(row => row.Value).SingleAsync();
        var known = (before ?? "").Split(' ');
        var after = string.Join(' ', known.TakeLast(Remembered - 1).Append(spent));
        return !known.Contains(spent) && await rows.Where(row => row.Value == before).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, after)) == 1;
    }
}
