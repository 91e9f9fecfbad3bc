using System.Collections.Concurrent;
using Gongkai.Agencies.Officers;

namespace Gongkai.Bench.Load;

/// <summary>The people of the organs, signed in with their passwords before the peak begins.</summary>
internal sealed class Staff
{
    private const int AtOnce = 2;
    private readonly ConcurrentDictionary<string, Visitor> browsers = new(StringComparer.Ordinal);

    public static async Task<Staff> SignInAsync(LoadPlan plan, Func<Visitor> browser, CancellationToken stop)
    {
        var staff = new Staff();
        var people = plan.Organs.SelectMany(organ => LoadPeople.Roles.Select(role => LoadPeople.UserOf(organ, role)));
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (user, stopped) =>
        {
            var visitor = staff.browsers[user] = browser();
            var page = await visitor.ReadAsync(PageKind.SignIn, "/sign-in", stopped);
            if (page is null || await visitor.SendAsync(PageKind.SignIn, "/sign-in/password", page, [new("name", user), new("password", LoadPeople.Password)], stopped) is null)
            {
                throw new InvalidOperationException($"{user} cannot sign in.");
            }
        });
        return staff;
    }

    public Visitor At(string organ, Role role) => browsers[LoadPeople.UserOf(organ, role)];
}
