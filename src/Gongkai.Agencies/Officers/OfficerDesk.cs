using System.Globalization;
using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Agencies.Officers;

/// <summary>Keeps the register of officers: who works here, in which roles, and who stands in for whom.</summary>
public sealed class OfficerDesk(DbContext db)
{
    /// <summary>Registers an officer without any role.</summary>
    public async Task<Answer<Officer>> EnrolAsync(string name, string? position, Act act, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Refusal.Of("officer.name-empty");
        }

        var officer = new Officer { Name = name.Trim(), Position = position };
        await StoreAsync(officer, act, cancellation);
        return officer;
    }

    /// <summary>Changes name and position; refused when a colleague has saved since the given version.</summary>
    public async Task<Answer<Officer>> AmendAsync(long officerId, string name, string? position, int version, Act act, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Refusal.Of("officer.name-empty");
        }

        var officer = await db.Set<Officer>().SingleAsync(officer => officer.Id == officerId, cancellation);
        if (officer.Version != version)
        {
            return Refusal.Of("work.changed", ("who", await LastHandAsync(officer, cancellation) ?? "—"));
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        officer.Amend(name.Trim(), string.IsNullOrWhiteSpace(position) ? null : position.Trim());
        transaction.Record(officer);
        await transaction.CommitAsync(cancellation);
        return officer;
    }

    /// <summary>Gives an officer a role at an organ from a day on; the same role twice is one appointment.</summary>
    public async Task<Answer<Appointment>> AppointAsync(long officerId, long organId, Role role, DateOnly from, Act act, CancellationToken cancellation)
    {
        var officer = await db.Set<Officer>().AsNoTracking().SingleAsync(officer => officer.Id == officerId, cancellation);
        if (officer.LeftOn is { } left)
        {
            return Refusal.Of("officer.left", ("name", officer.Name), ("day", left.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        var held = await db.Set<Appointment>().FirstOrDefaultAsync(
            appointment => appointment.OfficerId == officerId && appointment.OrganId == organId && appointment.Role == role && appointment.Until == null, cancellation);
        if (held is not null)
        {
            return held;
        }

        var appointment = new Appointment { OfficerId = officerId, OrganId = organId, Role = role, From = from };
        await StoreAsync(appointment, act, cancellation);
        return appointment;
    }

    /// <summary>Ends an appointment; <paramref name="last"/> is its last day.</summary>
    public async Task RelieveAsync(long appointmentId, DateOnly last, Act act, CancellationToken cancellation)
    {
        var appointment = await db.Set<Appointment>().SingleAsync(appointment => appointment.Id == appointmentId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        appointment.Until = last;
        transaction.Record(appointment);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Names a colleague who stands in, both days included.</summary>
    public async Task<Answer<Deputation>> DeputiseAsync(long officerId, long deputyId, long organId, DateOnly from, DateOnly until, Act act, CancellationToken cancellation)
    {
        if (officerId == deputyId)
        {
            return Refusal.Of("officer.own-deputy");
        }

        if (until < from)
        {
            return Refusal.Of("officer.period");
        }

        var deputation = new Deputation { OfficerId = officerId, DeputyId = deputyId, OrganId = organId, From = from, Until = until };
        await StoreAsync(deputation, act, cancellation);
        return deputation;
    }

    /// <summary>Records that an officer no longer works here from a day on; his appointments end with it.</summary>
    public async Task LeaveAsync(long officerId, DateOnly on, Act act, CancellationToken cancellation)
    {
        var officer = await db.Set<Officer>().SingleAsync(officer => officer.Id == officerId, cancellation);
        var appointments = await db.Set<Appointment>().Where(appointment => appointment.OfficerId == officerId && appointment.Until == null).ToListAsync(cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        officer.LeftOn = on;
        transaction.Record(officer);
        foreach (var appointment in appointments)
        {
            appointment.Until = on.AddDays(-1);
            transaction.Record(appointment);
        }

        await transaction.CommitAsync(cancellation);
    }

    // Who wrote the last line about the row.
    private Task<string?> LastHandAsync(Officer officer, CancellationToken cancellation)
    {
        var subject = officer.Subject;
        return (from line in db.Set<LedgerEntry>()
                join hand in db.Set<Officer>() on line.OfficerId equals hand.Id
                where line.Subject == subject
                orderby line.Id descending
                select hand.Name).FirstOrDefaultAsync(cancellation);
    }

    private async Task StoreAsync(IRecorded row, Act act, CancellationToken cancellation)
    {
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        db.Add(row);
        transaction.Record(row);
        await transaction.CommitAsync(cancellation);
    }
}
