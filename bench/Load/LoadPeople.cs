using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.Bench.Load;

/// <summary>The people of an organ, one for each hand that a publication or a report passes, each with an account.</summary>
internal sealed class LoadPeople(GongkaiDb db, DateOnly founded, Act act)
{
    public const string Password = "春江潮水连海平 2026";

    /// <summary>Who works at an organ.</summary>
    public static readonly Role[] Roles = [Role.Clerk, Role.Reviewer, Role.SecrecyReviewer, Role.Leader];

    private readonly OfficerDesk desk = new(db);

    /// <summary>What somebody signs in as.</summary>
    public static string UserOf(string organ, Role role) => $"{organ}-{role}";

    /// <summary>Enrols those of one organ; gives their numbers in the order of <see cref="Roles"/>.</summary>
    public async Task<List<long>> EnrolAsync(string code, long organ, CancellationToken cancellation)
    {
        var officers = new List<long>();
        foreach (var role in Roles)
        {
            var officer = (await desk.EnrolAsync($"{code}{role}", null, act with { Kind = "officer.enrol", OrganId = organ }, cancellation)).Done;
            _ = (await desk.AppointAsync(officer.Id, organ, role, founded, act with { Kind = "officer.appoint", OrganId = organ }, cancellation)).Done;
            db.Add(new Account { OfficerId = officer.Id, UserName = UserOf(code, role), NormalizedUserName = UserOf(code, role).ToUpperInvariant(), PasswordHash = Hash, SecurityStamp = UserOf(code, role), LockoutEnabled = true });
            officers.Add(officer.Id);
        }

        await db.SaveChangesAsync(cancellation);
        return officers;
    }

    // One for all: making a hash is slow on purpose, and signing in checks it all the same.
    private static readonly string Hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
}
