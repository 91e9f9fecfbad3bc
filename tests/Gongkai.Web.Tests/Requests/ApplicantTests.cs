using System.Text;
using Gongkai.Agencies.Acts;
using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>What applicants said of themselves is unreadable in a copy of the store, and whoever looks is written down.</summary>
public sealed class ApplicantTests
{
    private static readonly string[] Planted = ["王小明", "990101199001011234", "13800001234", "wang@example.org", "和平路1号", "青禾建设有限公司", "商业秘密细节"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Database_StolenAsAFile_HoldsNothingOfWhoAsked()
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        await HandleAsync(desk);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(desk.Town.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            Assert.All(Planted, planted =>
            {
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(planted)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(planted)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(planted).Trim('"'))));
            });
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task View_OfTheApplicant_LeavesOneRecordEach_AndNeedsAPurposeAndARole(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await HandleAsync(desk);
        Assert.Equal("request.purpose", (await desk.Ask(desk.Clerk, "2025-03-21", (d, by) => d.ViewApplicantAsync(id, by, Cancellation))).Refusal?.Code);
        Assert.Equal("work.role", (await desk.Ask(desk.SecrecyOfficer, "2025-03-21", (d, by) => d.ViewApplicantAsync(id, by, Cancellation), "了解情况")).Refusal?.Code);
        Assert.Equal(0, await desk.Read(db => db.Set<PersonalView>().CountAsync(Cancellation)));
        foreach (var officer in (long[])[desk.Clerk, desk.Head, desk.Lawyer, desk.Leader])
        {
            Assert.Equal("王小明", (await desk.Do(officer, "2025-03-21", (d, by) => d.ViewApplicantAsync(id, by, Cancellation), "核对送达地址")).Name);
        }

        Assert.Equal([desk.Clerk, desk.Head, desk.Lawyer, desk.Leader], await desk.Read(db => db.Set<PersonalView>().OrderBy(view => view.Id).Select(view => view.OfficerId).ToListAsync(Cancellation)));
        Assert.Equal(4, await desk.Read(db => db.Set<LedgerEntry>().CountAsync(entry => entry.Kind == "request.view-applicant", Cancellation)));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Erase_ForgetsWhoAsked_AndLeavesTheChainWhole(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await HandleAsync(desk);
        Assert.Equal("work.role", (await desk.Ask(desk.Leader, "2025-03-25", (d, by) => d.EraseApplicantAsync(id, by, Cancellation))).Refusal?.Code);
        await desk.Do(desk.Clerk, "2025-03-25", (d, by) => d.ArchiveAsync(id, by, Cancellation));
        await desk.Do(desk.Leader, "2025-03-26", (d, by) => d.EraseApplicantAsync(id, by, Cancellation));
        var applicant = await desk.Read(db => db.Set<Applicant>().AsNoTracking().SingleAsync(applicant => applicant.RequestId == id, Cancellation));
        Assert.Null(applicant.Name ?? applicant.NameIndex ?? applicant.PersonIndex ?? applicant.Phone);
        Assert.Empty(await desk.Faults());
    }

    // 个人信息保护法第十九条、第四十七条: kept no longer than is needed; the decision stays.
    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task KeptTooLong_IsListedFromItsDayOn_AndForgottenWithItsProofs(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await HandleAsync(desk);
        await desk.Do(desk.Clerk, "2025-03-21", (d, by) => d.EncloseAsync(id, new NewEnclosure(EnclosureKind.IdentityProof, "身份证.jpg", "jpg", [1, 2, 3]), by, Cancellation));
        await desk.Do(desk.Clerk, "2025-03-25", (d, by) => d.ArchiveAsync(id, by, Cancellation));
        var office = new DisclosureOffice { OrganId = desk.Organ, KeepYears = 2 };
        Task<int> ListedAsync(DisclosureOffice set, string day) => desk.Read(db => new RequestDesk(db, desk.Keys, desk.Calendar).KeptTooLong(set, Desk.Day(day)).CountAsync(Cancellation));
        Assert.Equal((0, 1), (await ListedAsync(office, "2027-03-20"), await ListedAsync(office, "2027-03-21")));
        Assert.Equal(0, await ListedAsync(new DisclosureOffice { OrganId = desk.Organ, KeepYears = 0 }, "2099-01-01"));
        Assert.Equal("work.role", (await desk.Ask(desk.Clerk, "2027-04-01", (d, by) => d.EraseKeptTooLongAsync(office, by, Cancellation))).Refusal?.Code);
        Assert.Equal(1, await desk.Do(desk.Leader, "2027-04-01", (d, by) => d.EraseKeptTooLongAsync(office, by, Cancellation)));
        Assert.Equal(0, await ListedAsync(office, "2027-04-01"));
        Assert.Null(await desk.Read(db => db.Set<Enclosure>().Select(paper => paper.Content).SingleAsync(Cancellation)));
        Assert.Equal("requests.partly-granted", (await desk.Read(db => db.Set<InformationRequest>().AsNoTracking().SingleAsync(Cancellation))).Outcome?.Code);
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Applicant_AlteredBehindTheProgram_IsNamed(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = await HandleAsync(desk);
        await desk.Read(db => db.Set<Applicant>().Where(applicant => applicant.RequestId == id).ExecuteUpdateAsync(set => set.SetProperty(applicant => applicant.Phone, new byte[] { 1, 2, 3 }), Cancellation));
        await desk.Read(db => db.Set<InformationRequest>().Where(request => request.Id == id).ExecuteUpdateAsync(set => set.SetProperty(request => request.ClosedOn, new DateOnly(2024, 12, 31)), Cancellation));
        await desk.Read(db => db.Set<RequestEvent>().Where(happened => happened.Action == "consult").ExecuteUpdateAsync(set => set.SetProperty(happened => happened.On, new DateOnly(2025, 3, 3)), Cancellation));
        Assert.Equal(["applicant:phone", "request-event:on", "request:closed"], (await desk.Faults()).Select(fault => $"{fault.Subject.Split('/')[0]}:{fault.Field}").Order(StringComparer.Ordinal));
    }

    // A request with everything personal in it that there can be.
    private static async Task<long> HandleAsync(Desk desk)
    {
        var id = (await desk.Register("2025-03-03")).Id;
        await desk.Do(desk.Clerk, "2025-03-05", (d, by) => d.ConsultAsync(id, new PartyToAsk(PartyKind.ThirdParty, "青禾建设有限公司"), Desk.Day("2025-03-05"), by, Cancellation));
        await desk.Do(desk.Clerk, "2025-03-12", (d, by) => d.RecordOpinionAsync(id, 1, Opinion.Objected, "商业秘密细节", Desk.Day("2025-03-12"), by, Cancellation));
        await desk.Answer(id, Drafts.Of("partly"), "2025-03-20");
        return id;
    }
}
