using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;

namespace Gongkai.Bench.Size;

/// <summary>A province with its cities, counties and their bureaus: the first of each kind founded at the desk, the others rows like it.</summary>
internal sealed class SizeOrgans
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly Founded = new(2010, 1, 1);
    private readonly Dictionary<long, long> parents = [];

    /// <summary>The bureau whose clerk looks at the board.</summary>
    public const string First = "bureau-1";

    /// <summary>Numbers of all organs; the first ones have the most work.</summary>
    public List<long> All { get; } = [];

    /// <summary>Everything above an organ, the nearest first.</summary>
    public IEnumerable<long> Above(long organ)
    {
        while (parents.TryGetValue(organ, out var parent))
        {
            yield return organ = parent;
        }
    }

    public static async Task<SizeOrgans> FoundAsync(GongkaiDb db, SizePlan plan, CancellationToken cancellation)
    {
        var made = new SizeOrgans();
        var province = await FirstAsync(db, "province", "云泽省人民政府", OrganKind.Government, OrganLevel.Province, "990000", null, cancellation);
        var city = await FirstAsync(db, "city-1", "第1市人民政府", OrganKind.Government, OrganLevel.Prefecture, "990100", province, cancellation);
        var county = await FirstAsync(db, "county-1", "第1县人民政府", OrganKind.Government, OrganLevel.County, "990101", city, cancellation);
        var bureau = await FirstAsync(db, First, "第1县第1局", OrganKind.Department, OrganLevel.County, "990101", county, cancellation);
        var (organs, places) = (await TemplateRows.LikeAsync(db, "organs", cancellation, ("id", bureau)), await TemplateRows.LikeAsync(db, "organ_places", cancellation, ("organ_id", bureau)));
        (made.parents[city], made.parents[county], made.parents[bureau]) = (province, city, county);
        var last = bureau;
        void Add(string code, string name, OrganKind kind, OrganLevel level, string division, long parent)
        {
            organs.Add(("id", ++last), ("code", code), ("name", name), ("kind", kind), ("level", level), ("division", division));
            places.Add(("id", last), ("organ_id", last), ("parent_id", parent));
            made.parents[last] = parent;
        }

        var cities = new List<long> { city };
        for (var number = 1; number < plan.Cities; number++)
        {
            Add($"city-{number + 1}", $"第{number + 1}市人民政府", OrganKind.Government, OrganLevel.Prefecture, Division(number, 0), province);
            cities.Add(last);
        }

        for (var number = 0; number < plan.Counties; number++)
        {
            var division = Division(SizePlan.CityOf(number), 1 + (number % 12));
            if (number > 0)
            {
                Add($"county-{number + 1}", $"第{number + 1}县人民政府", OrganKind.Government, OrganLevel.County, division, cities[SizePlan.CityOf(number)]);
                county = last;
            }

            for (var of = number == 0 ? 1 : 0; of < SizePlan.Bureaus; of++)
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"bureau-{(number * SizePlan.Bureaus) + of + 1}"), $"第{number + 1}县第{of + 1}局", OrganKind.Department, OrganLevel.County, division, county);
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await organs.WriteAsync(db, cancellation);
        await places.WriteAsync(db, cancellation);
        await transaction.CommitAsync(cancellation);
        made.All.AddRange(made.parents.Keys.Where(organ => organ != city && organ != county).Prepend(bureau).Distinct());
        return made;
    }

    /// <summary>A clerk of the first bureau.</summary>
    public static async Task<long> ClerkAsync(GongkaiDb db, long organ, CancellationToken cancellation)
    {
        var act = new Act("officer.enrol", 0, null, Now);
        var clerk = (await new OfficerDesk(db).EnrolAsync("王小满", null, act, cancellation)).Done.Id;
        await new OfficerDesk(db).AppointAsync(clerk, organ, Role.Clerk, Founded, act with { Kind = "officer.appoint" }, cancellation);
        return clerk;
    }

    private static string Division(int city, int county) => string.Create(CultureInfo.InvariantCulture, $"99{city + 1:00}{county:00}");

    private static async Task<long> FirstAsync(GongkaiDb db, string code, string name, OrganKind kind, OrganLevel level, string division, long? over, CancellationToken cancellation) => (await new OrganDesk(db).FoundAsync(
        new NewOrgan(code, name, kind, level, division, Founded, over is { } parent ? new Dictionary<OrganTree, long> { [OrganTree.Territorial] = parent } : []), new Act("organ.found", 0, null, Now), cancellation)).Done.Id;
}
