using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Agencies;

public sealed class LedgerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Audit_OfAnUntouchedStore_FindsNothing(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        await new OrganDesk(db).RenameAsync(town.Bureau, "云泽市水利局", new DateOnly(2025, 3, 1), "云编〔2025〕3号", Town.Act("organ.rename", town.Bureau), Cancellation);
        Assert.Empty(await FaultsAsync(town));
        Assert.True(await db.Set<LedgerEntry>().CountAsync(Cancellation) > 10);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Audit_OfAnAlteredField_NamesRowAndField(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        await db.Set<Organ>().Where(organ => organ.Id == town.Bureau).ExecuteUpdateAsync(set => set.SetProperty(organ => organ.Name, "别的局"), Cancellation);
        await db.Set<Officer>().Where(officer => officer.Id == town.Clerk).ExecuteUpdateAsync(set => set.SetProperty(officer => officer.Name, "别人"), Cancellation);
        var faults = await FaultsAsync(town);
        Assert.Contains(new LedgerFault(LedgerFaultKind.RowAltered, $"organ/{town.Bureau}", "name", "云泽市水务局", "别的局"), faults);
        Assert.Contains(faults, fault => fault.Kind == LedgerFaultKind.RowAltered && fault.Subject == $"officer/{town.Clerk}" && fault.Field == "name");
        Assert.Equal(2, faults.Count);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Audit_OfADeletedRowOrLine_NamesIt(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        var appointment = await db.Set<Appointment>().FirstAsync(appointment => appointment.OfficerId == town.Leader, Cancellation);
        await db.Set<Appointment>().Where(row => row.Id == appointment.Id).ExecuteDeleteAsync(Cancellation);
        Assert.Equal([new LedgerFault(LedgerFaultKind.RowMissing, appointment.Subject, Expected: "officer.appoint")], await FaultsAsync(town));

        await db.Set<LedgerEntry>().Where(entry => entry.OrganId == town.Bureau && entry.Number == 2).ExecuteDeleteAsync(Cancellation);
        Assert.Contains(await FaultsAsync(town), fault => fault.Kind == LedgerFaultKind.ChainBroken && fault.Subject == $"ledger/{town.Bureau}/3");
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Audit_OfARewrittenLine_NamesItEvenWithAFreshHash(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        var line = await db.Set<LedgerEntry>().AsNoTracking().FirstAsync(entry => entry.OrganId == town.Bureau && entry.Number == 1, Cancellation);
        byte[] forged = [.. line.Content.Select(letter => letter == (byte)'1' ? (byte)'2' : letter)];
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(forged));
        await db.Set<LedgerEntry>().Where(entry => entry.Id == line.Id).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Content, forged).SetProperty(entry => entry.Hash, hash), Cancellation);
        Assert.NotEmpty(await FaultsAsync(town));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Acts_FromManySidesAtOnce_GiveOneChainWithoutGaps(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        var before = await db.Set<LedgerEntry>().CountAsync(entry => entry.OrganId == town.County, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async side =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var own = town.NewDb();
                _ = (await new OfficerDesk(own).EnrolAsync($"人员{side}-{i}", null, Town.Act("officer.enrol", town.County), Cancellation)).Done;
            }
        }));
        var numbers = await db.Set<LedgerEntry>().Where(entry => entry.OrganId == town.County).OrderBy(entry => entry.Number).Select(entry => entry.Number).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(1, before + 40).Select(number => (long)number), numbers);
        Assert.Empty(await FaultsAsync(town));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Act_ThatIsNotCommitted_LeavesNothing(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var db = town.Db;
        await using (var other = town.NewDb())
        await using (var transaction = await ActTransaction.BeginAsync(other, Town.Act("officer.enrol", town.Bureau), Cancellation))
        {
            var officer = new Officer { Name = "未办完" };
            other.Add(officer);
            await other.SaveChangesAsync(Cancellation);
            transaction.Record(officer);
        }

        Assert.False(await db.Set<Officer>().AnyAsync(officer => officer.Name == "未办完", Cancellation));
        Assert.Empty(await FaultsAsync(town));
    }

    [Fact]
    public void Kinds_OfTheActsOfTheseDesks_HaveWords() =>
        Assert.Superset(new HashSet<string> { "organ.found", "organ.rename", "officer.appoint" }, ActCatalogue.Kinds.ToHashSet());

    private static async Task<List<LedgerFault>> FaultsAsync(Town town)
    {
        await using var db = town.NewDb();
        return await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation);
    }
}
