using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Storage.Accounts;

/// <summary>The rules of accounts, the same for pages and command line, and what keeps them in the store.</summary>
public static class AccountRules
{
    /// <summary>Shortest password. Length is what counts; rules on kinds of characters and dates of expiry make people write passwords down.</summary>
    public const int ShortestPassword = 10;

    /// <summary>Longest password: the work of checking one grows with it.</summary>
    public const int LongestPassword = 200;

    /// <summary>Wrong passwords in a row after which the account is locked for a while.</summary>
    public const int Attempts = 5;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Registers accounts on the store's <see cref="GongkaiDb"/>.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddScoped<IPasswordHasher<Account>, SteadyPasswordHasher>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<MeansDesk>();
        services.AddScoped<FirstSetup>();
        services.AddScoped<LoginDesk>();
        return services.AddIdentityCore<Account>(options =>
        {
            options.Password.RequiredLength = ShortestPassword;
            options.Password.RequiredUniqueChars = 5;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = Attempts;
            options.Lockout.DefaultLockoutTimeSpan = Lockout;
            // Names are checked by the desk: Chinese ones are names too.
            options.User.AllowedUserNameCharacters = "";
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        });
    }
}

/// <summary>Never asks for a hash to be renewed while somebody signs in: a password changes by an act that the ledger records, and by nothing else.</summary>
internal sealed class SteadyPasswordHasher : PasswordHasher<Account>
{
    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, providedPassword) is PasswordVerificationResult.Failed ? PasswordVerificationResult.Failed : PasswordVerificationResult.Success;
}
