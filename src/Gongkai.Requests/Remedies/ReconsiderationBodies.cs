using System.Collections.Immutable;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Who reconsiders what an organ decided (《行政复议法》第二十四条至第二十八条), from where the organ stands in the trees.</summary>
public static class ReconsiderationBodies
{
    // 《行政复议法》(2023): the department above is no longer a choice.
    private static readonly DateOnly OwnGovernmentOnly = new(2024, 1, 1);

    /// <summary>The organs to which the applicant can turn; two only where the old law let him choose. Empty where the register does not say.</summary>
    public static async Task<ImmutableArray<Organ>> OfAsync(DbContext db, Organ organ, DateOnly day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(organ);
        var register = new OrganRegister(db);
        var government = await register.ParentAsync(organ.Id, OrganTree.Territorial, day, cancellation);
        var above = await register.ParentAsync(organ.Id, OrganTree.Vertical, day, cancellation);
        var bodies = Bodies(organ, government, above, day).OfType<long>().Distinct().ToList();
        var found = await db.Set<Organ>().AsNoTracking().Where(body => bodies.Contains(body.Id)).ToListAsync(cancellation);
        return [.. bodies.Select(id => found.First(body => body.Id == id))];
    }

    private static IEnumerable<long?> Bodies(Organ organ, long? government, long? above, DateOnly day) => organ.Kind switch
    {
        // 第二十四条第二款、第二十五条: a province and a department of the State Council reconsider their own acts.
        OrganKind.Government when organ.Level == OrganLevel.Province => [organ.Id],
        _ when organ.Level == OrganLevel.State => [organ.Id],
        // 第二十七条: 海关、金融、外汇管理、税务、国家安全.
        OrganKind.VerticalSystem => [above],
        OrganKind.Department when day < OwnGovernmentOnly => [government, above],
        _ => [government],
    };
}
