using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Agencies.Officers;

/// <summary>A role at an organ, and for whom when it is held as a deputy.</summary>
public readonly record struct Authority(long OrganId, Role Role, long? OnBehalfOf = null);

/// <summary>What one officer may be on one day: the roles of his own appointments and of those for whom he stands in.</summary>
public sealed record OfficerAuthority(long OfficerId, ImmutableArray<Authority> Authorities)
{
    /// <summary>Where and for which kind of matter he is excepted from the separation of duties (<see cref="Emergencies.EmergencyGrant"/>).</summary>
    public ImmutableArray<(long OrganId, string Matter)> Exceptions { get; init; } = [];

    /// <summary>An officer who may do nothing; also for visitors.</summary>
    public static readonly OfficerAuthority None = new(0, []);

    /// <summary>The roles at that organ.</summary>
    public IEnumerable<Role> RolesAt(long organId) => Authorities.Where(authority => authority.OrganId == organId).Select(authority => authority.Role).Distinct();

    /// <summary>The authority to act as one of these roles at that organ: his own before a deputy's; null when there is none.</summary>
    public Authority? Find(long organId, params IEnumerable<Role> roles)
    {
        var wanted = roles.ToHashSet();
        return Authorities.Where(authority => authority.OrganId == organId && wanted.Contains(authority.Role))
            .OrderBy(authority => authority.OnBehalfOf is not null).Select(authority => (Authority?)authority).FirstOrDefault();
    }

    /// <summary>Reads it from the store.</summary>
    public static async Task<OfficerAuthority> LoadAsync(DbContext db, long officerId, DateOnly day, CancellationToken cancellation)
    {
        var absent = await db.Set<Deputation>().AsNoTracking()
            .Where(deputation => deputation.DeputyId == officerId && deputation.From <= day && day <= deputation.Until)
            .Select(deputation => new { deputation.OfficerId, deputation.OrganId }).ToListAsync(cancellation);
        var officers = absent.Select(deputation => deputation.OfficerId).Append(officerId).ToList();
        var appointments = await db.Set<Appointment>().AsNoTracking()
            .Where(appointment => officers.Contains(appointment.OfficerId) && appointment.From <= day && (appointment.Until == null || day <= appointment.Until))
            .Where(appointment => db.Set<Officer>().Any(officer => officer.Id == appointment.OfficerId && (officer.LeftOn == null || day < officer.LeftOn)))
            .Select(appointment => new { appointment.OfficerId, appointment.OrganId, appointment.Role }).ToListAsync(cancellation);
        var exceptions = await db.Set<Emergencies.EmergencyGrant>().AsNoTracking()
            .Where(grant => grant.OfficerId == officerId && grant.State == "approved" && grant.From <= day && day <= grant.Until)
            .Select(grant => new { grant.OrganId, grant.Matter }).ToListAsync(cancellation);
        return new OfficerAuthority(officerId,
        [
            .. appointments
                .Where(appointment => appointment.OfficerId == officerId || absent.Any(deputation => deputation.OfficerId == appointment.OfficerId && deputation.OrganId == appointment.OrganId))
                .Select(appointment => new Authority(appointment.OrganId, appointment.Role, appointment.OfficerId == officerId ? null : appointment.OfficerId)),
        ])
        { Exceptions = [.. exceptions.Select(exception => (exception.OrganId, exception.Matter))] };
    }
}
