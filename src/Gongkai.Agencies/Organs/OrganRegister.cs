using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Agencies.Organs;

/// <summary>Reads the register of organs. Trees are at most a few levels deep, so each level is one query, however many organs stand in it.</summary>
public sealed class OrganRegister(DbContext db)
{
    private const int DeepestTree = 12;

    // Asked by every page of an organ. A question that is compiled once belongs to one model: one for each kind of store.
    private static readonly ConcurrentDictionary<Type, Func<DbContext, string, CancellationToken, Task<Organ?>>> ByCode = new();

    /// <summary>The organ of that address word; null when there is none.</summary>
    public Task<Organ?> FindAsync(string code, CancellationToken cancellation) => ByCode.GetOrAdd(db.GetType(), _ => EF.CompileAsyncQuery(
        (DbContext store, string word, CancellationToken _) => store.Set<Organ>().AsNoTracking().FirstOrDefault(organ => organ.Code == word)))(db, code, cancellation);

    /// <summary>The organ under which this one stands in a tree on a day; null at the top.</summary>
    public Task<long?> ParentAsync(long organId, OrganTree tree, DateOnly day, CancellationToken cancellation) =>
        PlacesOn(tree, day).Where(place => place.OrganId == organId).Select(place => (long?)place.ParentId).FirstOrDefaultAsync(cancellation);

    /// <summary>All organs above this one in a tree on a day, the nearest first.</summary>
    public async Task<IReadOnlyList<long>> AboveAsync(long organId, OrganTree tree, DateOnly day, CancellationToken cancellation)
    {
        var above = new List<long>();
        for (var at = await ParentAsync(organId, tree, day, cancellation); at is { } parent && above.Count < DeepestTree && !above.Contains(parent);)
        {
            above.Add(parent);
            at = await ParentAsync(parent, tree, day, cancellation);
        }

        return above;
    }

    /// <summary>The organs directly under this one in a tree on a day, by number.</summary>
    public Task<List<Organ>> UnderAsync(long organId, OrganTree tree, DateOnly day, CancellationToken cancellation) =>
        db.Set<Organ>().AsNoTracking().Where(organ => PlacesOn(tree, day).Any(place => place.ParentId == organId && place.OrganId == organ.Id)).OrderBy(organ => organ.Id).ToListAsync(cancellation);

    /// <summary>The organs of one division that exist on a day, by number.</summary>
    public Task<List<Organ>> InDivisionAsync(string division, DateOnly day, CancellationToken cancellation) =>
        db.Set<Organ>().AsNoTracking().Where(organ => organ.Division == division && (organ.From == null || organ.From <= day) && (organ.Until == null || day <= organ.Until)).OrderBy(organ => organ.Id).ToListAsync(cancellation);

    /// <summary>All organs below this one in a tree on a day, level by level: who stands directly under whom.</summary>
    public async Task<IReadOnlyList<(long OrganId, long ParentId)>> BelowAsync(long organId, OrganTree tree, DateOnly day, CancellationToken cancellation)
    {
        var below = new List<(long OrganId, long ParentId)>();
        List<long> level = [organId];
        for (var depth = 0; level.Count > 0 && depth < DeepestTree; depth++)
        {
            var parents = level;
            var places = await PlacesOn(tree, day).Where(place => parents.Contains(place.ParentId)).OrderBy(place => place.OrganId).Select(place => new { place.OrganId, place.ParentId }).ToListAsync(cancellation);
            below.AddRange(places.Select(place => (place.OrganId, place.ParentId)));
            level = [.. places.Select(place => place.OrganId)];
        }

        return below;
    }

    private IQueryable<OrganPlace> PlacesOn(OrganTree tree, DateOnly day) =>
        db.Set<OrganPlace>().AsNoTracking().Where(place => place.Tree == tree && place.From <= day && (place.Until == null || day <= place.Until));
}
