using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Agencies.Organs;

/// <summary>A new organ as registered.</summary>
/// <param name="Over">Under whom it stands from the first day, by tree.</param>
public sealed record NewOrgan(string Code, string Name, OrganKind Kind, OrganLevel Level, string Division, DateOnly? From, IReadOnlyDictionary<OrganTree, long> Over);

/// <summary>Keeps the register of organs: who exists, under whom, and what became of them. Nothing is ever taken out of it.</summary>
public sealed partial class OrganDesk(DbContext db)
{
    /// <summary>Registers an organ.</summary>
    public async Task<Answer<Organ>> FoundAsync(NewOrgan wanted, Act act, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(wanted.Name))
        {
            return Refusal.Of("organ.name-empty");
        }

        if (!AddressWord().IsMatch(wanted.Code))
        {
            return Refusal.Of("organ.code-form", ("code", wanted.Code));
        }

        if (await db.Set<Organ>().AsNoTracking().FirstOrDefaultAsync(organ => organ.Code == wanted.Code, cancellation) is { } other)
        {
            return Refusal.Of("organ.code-taken", ("code", wanted.Code), ("name", other.Name));
        }

        var organ = new Organ { Code = wanted.Code, Name = wanted.Name.Trim(), Kind = wanted.Kind, Level = wanted.Level, Division = wanted.Division, From = wanted.From };
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        db.Add(organ);
        await db.SaveChangesAsync(cancellation);
        transaction.Record(organ);
        foreach (var (tree, parent) in wanted.Over.OrderBy(pair => pair.Key))
        {
            var place = new OrganPlace { OrganId = organ.Id, Tree = tree, ParentId = parent, From = wanted.From ?? DateOnly.MinValue };
            db.Add(place);
            transaction.Record(place);
        }

        await transaction.CommitAsync(cancellation);
        return organ;
    }

    /// <summary>Puts an organ under another one in one tree, from a day on.</summary>
    public async Task<Answer<OrganPlace>> PlaceAsync(long organId, OrganTree tree, long parentId, DateOnly from, Act act, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().SingleAsync(organ => organ.Id == organId, cancellation);
        var above = await new OrganRegister(db).AboveAsync(parentId, tree, from, cancellation);
        if (parentId == organId || above.Contains(organId))
        {
            var parent = await db.Set<Organ>().SingleAsync(organ => organ.Id == parentId, cancellation);
            return Refusal.Of("organ.circle", ("parent", parent.Name), ("name", organ.Name));
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        await EndPlacesAsync(organId, from.AddDays(-1), transaction, cancellation, tree);
        var place = new OrganPlace { OrganId = organId, Tree = tree, ParentId = parentId, From = from };
        db.Add(place);
        transaction.Record(place);
        await transaction.CommitAsync(cancellation);
        return place;
    }

    /// <summary>Gives an organ another name, in force on that day.</summary>
    public async Task<Answer<Organ>> RenameAsync(long organId, string name, DateOnly on, string? basis, Act act, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Refusal.Of("organ.name-empty");
        }

        var organ = await db.Set<Organ>().SingleAsync(organ => organ.Id == organId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        Change(organ, OrganChangeKind.Renamed, on, basis, transaction, formerName: organ.Name);
        organ.Name = name.Trim();
        transaction.Record(organ);
        await transaction.CommitAsync(cancellation);
        return organ;
    }

    /// <summary>An organ goes into another one; its last day is the day before.</summary>
    public Task<Answer<Organ>> MergeAsync(long organId, long intoId, DateOnly on, string? basis, Act act, CancellationToken cancellation) =>
        EndAsync(organId, OrganChangeKind.Merged, intoId, on, basis, act, cancellation);

    /// <summary>An organ ends without a successor; its last day is the day before.</summary>
    public Task<Answer<Organ>> DissolveAsync(long organId, DateOnly on, string? basis, Act act, CancellationToken cancellation) =>
        EndAsync(organId, OrganChangeKind.Dissolved, null, on, basis, act, cancellation);

    /// <summary>Records that an organ gave duties to one that was newly set up.</summary>
    public async Task<Answer<Organ>> SplitAsync(long organId, long newId, DateOnly on, string? basis, Act act, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().SingleAsync(organ => organ.Id == organId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        Change(organ, OrganChangeKind.Split, on, basis, transaction, successor: newId);
        await transaction.CommitAsync(cancellation);
        return organ;
    }

    private async Task<Answer<Organ>> EndAsync(long organId, OrganChangeKind kind, long? successor, DateOnly on, string? basis, Act act, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().SingleAsync(organ => organ.Id == organId, cancellation);
        if (organ.Until is { } end)
        {
            return Refusal.Of("organ.gone", ("name", organ.Name), ("day", end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        organ.Until = on.AddDays(-1);
        transaction.Record(organ);
        Change(organ, kind, on, basis, transaction, successor);
        await EndPlacesAsync(organId, on.AddDays(-1), transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return organ;
    }

    private void Change(Organ organ, OrganChangeKind kind, DateOnly on, string? basis, ActTransaction transaction, long? successor = null, string? formerName = null)
    {
        var change = new OrganChange { OrganId = organ.Id, Kind = kind, On = on, SuccessorId = successor, FormerName = formerName, Basis = basis };
        db.Add(change);
        transaction.Record(change);
    }

    private async Task EndPlacesAsync(long organId, DateOnly last, ActTransaction transaction, CancellationToken cancellation, OrganTree? tree = null)
    {
        var open = db.Set<OrganPlace>().Where(place => place.OrganId == organId && place.Until == null);
        foreach (var place in await (tree is { } one ? open.Where(place => place.Tree == one) : open).ToListAsync(cancellation))
        {
            place.Until = last;
            transaction.Record(place);
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AddressWord();
}
