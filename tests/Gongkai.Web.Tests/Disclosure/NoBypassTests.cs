using System.Globalization;
using System.Net;
using System.Reflection;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Personal;
using Gongkai.Agencies.Workflows;
using Gongkai.Disclosure;
using Gongkai.Disclosure.Earlier;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Registers;
using Gongkai.Disclosure.Review;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Portal.Items;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Disclosure;

/// <summary>先审查、后公开 without a way around it: every call of the desks, every form, every address, every command, and rows set by hand.</summary>
public sealed class NoBypassTests
{
    private static readonly string[] Things = ["Shown", "PublishedAt", "ApprovalId"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Walks => new(TestStore.Databases.SelectMany(database => Enumerable.Range(1, 4).Select(seed => (database.Data, seed))));

    [Theory, MemberData(nameof(Walks))]
    public async Task AnyCallsOfTheDesks_InAnyOrder_LetOutOnlyWhatEveryStepApproved(string database, int seed)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var officers = new List<long> { room.Town.Clerk, room.Reviewer, room.Secrecy, room.Town.Leader, await room.Town.EnrolAsync("全职", room.Town.Bureau, Enum.GetValues<Role>()) };
        var items = new List<long> { (await room.CreateAsync()).Id, (await room.CreateAsync(Newsroom.Content("另一件", DisclosureClass.Withheld))).Id };
        var calls = Calls().ToList();
        Assert.True(calls.Count >= 20, $"Only {calls.Count} calls are known.");
        var random = new Random(seed);
        var published = 0;
        for (var turn = 0; turn < 260; turn++)
        {
            // Now and then the next proper step, so that the walk gets anywhere.
            var call = random.Next(3) == 0 ? calls[random.Next(calls.Count)] : calls.First(call => call.Name == (turn % 6) switch { 0 => "SubmitAsync", 4 => "PublishAsync", 5 => "ReplyAsync", _ => "ApproveAsync" });
            var officer = officers[random.Next(officers.Count)];
            room.Now = room.Now.AddMinutes(1);
            await CallAsync(call, room, officer, items[random.Next(items.Count)], random);
            room.Db.ChangeTracker.Clear();
            published += await AssertReviewedAsync(room.Db);
        }

        Assert.True(seed > 1 || published > 0, "The walk never came to a publication, so it proves nothing.");
        Assert.Empty(await room.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task RowsSetByHand_AreNotReadByThePublicAndAreNamed(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var (draft, other) = (await room.CreateAsync(), await room.PublishedAsync(Newsroom.Content("审查过的一件")));
        var approval = await room.Db.Set<ItemApproval>().Select(row => row.Id).SingleAsync(Cancellation);
        await room.Db.Set<InformationItem>().Where(row => row.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, "published").SetProperty(row => row.Shown, 1).SetProperty(row => row.FirstPublishedAt, room.Now), Cancellation);
        Assert.Equal([other.Id], await InformationItem.PublicIn(room.Db).Select(row => row.Id).ToListAsync(Cancellation));
        Assert.Null(await new PublicItems((GongkaiDb)room.Db).FindAsync(draft.Id, Cancellation));
        Assert.NotNull(await new PublicItems((GongkaiDb)room.Db).FindAsync(other.Id, Cancellation));
        var version = room.Db.Set<ItemVersion>().Where(row => row.ItemId == draft.Id);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => version.ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedAt, room.Now), Cancellation));
        // The approval of another item does not help either.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => version.ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedAt, room.Now).SetProperty(row => row.ApprovalId, approval), Cancellation));
        var faults = await room.FaultsAsync();
        Assert.Contains(faults, fault => fault.Subject == draft.Subject && fault.Field == "shown");
    }

    [Fact]
    public void WhatMakesAnItemPublic_IsSetByThePublishingDeskAlone()
    {
        foreach (var property in new[] { typeof(InformationItem), typeof(ItemVersion) }.SelectMany(type => type.GetProperties()).Where(property => Things.Contains(property.Name)))
        {
            Assert.False(property.SetMethod!.IsPublic, $"{property.DeclaringType!.Name}.{property.Name} can be set by anybody.");
        }

        var sources = Directory.EnumerateFiles(Corpus.Running.Checkout.PathOf("src/Gongkai.Disclosure"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var setters = sources.Where(file => Things.Any(thing => File.ReadAllText(file).Contains($".{thing} = ", StringComparison.Ordinal))).Select(Path.GetFileName);
        Assert.Equal(["PublishingDesk.Release.cs", "PublishingDesk.Review.cs"], setters.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AnyFormOfTheOffice_ByAnybody_PublishesNothingUnreviewed()
    {
        await using var site = await RunningSite.StartAsync();
        await using var room = await Newsroom.InAsync(await Town.InAsync(site.Store));
        var item = await room.CreateAsync();
        var handlers = Workflow.Of("item").Actions.Select(action => action.Code).Concat(["save", "attach", "parts", "clean", "pass", "add", "chain"]).ToList();
        var addresses = site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(address => address.StartsWith("/office/items", StringComparison.Ordinal) || address.StartsWith("/api/", StringComparison.Ordinal) || address.StartsWith("/items/", StringComparison.Ordinal))
            .Select(address => System.Text.RegularExpressions.Regex.Replace(address, @"\{[^}]*\}", item.Id.ToString(CultureInfo.InvariantCulture))).Distinct().ToList();
        Assert.True(addresses.Count >= 6, $"Only {addresses.Count} addresses are known.");
        foreach (var officer in new[] { room.Town.Clerk, room.Reviewer, room.Secrecy, room.Town.Leader })
        {
            using var person = await SignInAsync(site, room, officer);
            foreach (var (address, handler) in addresses.SelectMany(address => handlers.Select(handler => (address, handler))))
            {
                (string, string)[] fields = [("_handler", handler), ("Form.Why", "理由"), ("Form.Then", "publish"), ("Form.Seen", "1"), ("Form.Title", "标题"), ("Form.State", "published"), ("Form.Shown", "1"), ("Form.PublishedAt", "2026-01-12"), ("Form.MadeOn", "2026-01-12")];
                using var answer = await site.SendAsync(person, "/office/account", address, fields);
                Assert.True((int)answer.StatusCode < 500, $"{address} {handler} answers {(int)answer.StatusCode}");
                Assert.Equal(0, await AssertReviewedAsync(room.Db));
                Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"/items/{item.Id}", Cancellation)).StatusCode);
            }
        }
    }

    [Fact]
    public async Task Commands_ThatTakeFilesIn_MakeNoItem()
    {
        var commands = App.Commands.AppCommands.All(Reader.Words.CommandWords.For(["--lang", "en"], typeof(App.Commands.AppCommands).Assembly)).Select(command => command.Name).Order(StringComparer.Ordinal);
        // A command that is new here says first how it keeps to the review. Backup, restore, move and upgrade carry whole stores over,
        // approvals and ledger with them, and compare every row.
        Assert.Empty(commands.Except(["backup", "deadline", "doctor", "import", "inspect", "move", "redact", "restore", "rollup", "serve", "upgrade", "user", "verify"]));
        var folder = Directory.CreateTempSubdirectory("gongkai-bypass-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "公告.html"), "<h1>公告</h1><p>云泽市水务局公告。</p>", Cancellation);
        await using var test = await TestStore.OpenAsync("sqlite");
        Corpus.Running.Head.Run("gongkai-app", "zh", [], "import", folder, "--data", test.Store.Place.Folder);
        await using var db = test.Store.NewDb();
        Assert.False(await db.Set<InformationItem>().AnyAsync(Cancellation));
        Directory.Delete(folder, recursive: true);
    }

    // Every public call of every desk of publishing, found by looking, so that a new one is tried without being named here.
    private static IEnumerable<MethodInfo> Calls() => typeof(PublishingDesk).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Desk", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).OrderBy(method => method.Name, StringComparer.Ordinal);

    private static async Task CallAsync(MethodInfo call, Newsroom room, long officer, long item, Random random)
    {
        object desk = call.DeclaringType == typeof(PublishingDesk) ? room.Desk : Activator.CreateInstance(call.DeclaringType!, room.Db)!;
        var authority = await room.AuthorityAsync(officer) with { Exceptions = random.Next(2) == 0 ? [(room.Town.Bureau, "item")] : [] };
        var arguments = new List<object?>();
        foreach (var parameter in call.GetParameters())
        {
            arguments.Add(await ArgumentAsync(parameter, room, authority, officer, item, random));
        }

        try
        {
            await (Task)call.Invoke(desk, [.. arguments])!;
        }
        catch (InvalidOperationException)
        {
            // A file, a link or a remark that is not there.
        }
    }

    private static async Task<object?> ArgumentAsync(ParameterInfo parameter, Newsroom room, OfficerAuthority authority, long officer, long item, Random random) => parameter.ParameterType switch
    {
        var type when type == typeof(OfficerAuthority) => authority,
        var type when type == typeof(Act) => room.Act(officer, "理由"),
        var type when type == typeof(CancellationToken) => Cancellation,
        var type when type == typeof(ItemContent) => Newsroom.Content($"标题{random.Next(100)}", (DisclosureClass)random.Next(3)),
        var type when type == typeof(DateTimeOffset?) => (DateTimeOffset?)room.Now.AddHours(1),
        var type when type == typeof(DateTimeOffset) => room.Now.AddHours(random.Next(3)),
        var type when type == typeof(DateOnly) => new DateOnly(2026, 1, 12),
        var type when type == typeof(ItemLinkKind) => (ItemLinkKind)random.Next(4),
        var type when type == typeof(FileVerdict?) => (FileVerdict?)FileVerdict.Clean,
        var type when type == typeof(RedactedCopy) => new RedactedCopy("遮盖.txt", new string('b', 64), 3, "字", FileVerdict.Clean),
        var type when type == typeof(SealedOriginal) => SealedOriginal.Of(item, "原件.txt", [1, 2, 3], "privacy@words=甲乙", new string('b', 64), PersonalKeys.Create(), room.Act(officer, "理由")),
        var type when type == typeof(ReviewChain) => new ReviewChain([(Role.SecrecyReviewer, "保密审查"), (Role.Leader, "签发")]),
        var type when type == typeof(IReadOnlyList<(string, string)>) => Array.Empty<(string, string)>(),
        var type when type == typeof(IReadOnlyCollection<long>) => new[] { room.Town.Office },
        var type when type == typeof(IReadOnlyCollection<EarlierRow>) => new[] { new EarlierRow("此前公开的", $"https://example.org/{random.Next(50)}", new DateOnly(2025, 3, 4)) },
        var type when type == typeof(RegisterEntry) => Row(random),
        var type when type == typeof(IProgress<RegisterImport>) => null,
        var type when type == typeof(IEnumerable<RegisterEntry>) => new[] { Row(random), Row(random) },
        var type when type == typeof(string) => parameter.Name switch { "sha256" => new string('a', 64), "register" => "normative", _ => "文字" },
        var type when type == typeof(int?) => null,
        var type when type == typeof(int) => parameter.Name == "revision" ? (await room.Db.Set<InformationItem>().AsNoTracking().SingleAsync(row => row.Id == item, Cancellation)).Revision : 10,
        var type when type == typeof(long) => parameter.Name switch
        {
            "organId" => room.Town.Bureau,
            "itemId" => item,
            "remarkId" => await room.Db.Set<ReviewRemark>().Where(remark => remark.ItemId == item && remark.Reply == null).Select(remark => remark.Id).FirstOrDefaultAsync(Cancellation),
            _ => 1L,
        },
        var type => throw new InvalidOperationException($"Say how a {type} is made, so that {parameter.Member.Name} is tried too."),
    };

    private static RegisterEntry Row(Random random) => new() { From = new DateOnly(2026, 1, 5), On = new DateOnly(2026, 1, 5), Title = $"登记{random.Next(50)}" };

    // What is shown has an approval of exactly its content, and each step of the review behind it.
    private static async Task<int> AssertReviewedAsync(DbContext db)
    {
        var versions = await db.Set<ItemVersion>().AsNoTracking().Where(version => version.PublishedAt != null || db.Set<InformationItem>().Any(item => item.Id == version.ItemId && item.Shown == version.Number)).ToListAsync(Cancellation);
        foreach (var version in versions)
        {
            var approval = await db.Set<ItemApproval>().AsNoTracking().SingleOrDefaultAsync(approval => approval.Id == version.ApprovalId, Cancellation);
            var files = await db.Set<ItemFile>().AsNoTracking().Where(file => file.ItemId == version.ItemId && file.VersionNumber == version.Number).OrderBy(file => file.Position).Select(file => file.Sha256).ToListAsync(Cancellation);
            Assert.Equal(ItemVersion.HashOf(version.Content, files), approval?.ContentHash);
            var steps = await db.Set<ReviewStep>().AsNoTracking().Where(step => step.ItemId == version.ItemId && step.VersionNumber == version.Number && step.Decision == ReviewDecision.Approved && step.ContentHash == approval!.ContentHash).ToListAsync(Cancellation);
            var last = steps.GroupBy(step => step.Round).MaxBy(round => round.Key)!.OrderBy(step => step.Position).ToList();
            Assert.Contains(last, step => step.Role == Role.SecrecyReviewer);
            Assert.Equal(Role.Leader, last[^1].Role);
            Assert.Equal(Enumerable.Range(1, last.Count), last.Select(step => step.Position));
        }

        return versions.Count;
    }

    private static async Task<HttpClient> SignInAsync(RunningSite site, Newsroom room, long officer)
    {
        await using var scope = site.Scope();
        var accounts = (AccountDesk)scope.ServiceProvider.GetService(typeof(AccountDesk))!;
        var name = $"person-{officer}";
        _ = (await accounts.OpenAsync(officer, name, Http.FirstOffice.Password, room.Act(officer) with { Kind = "account.open" }, Cancellation)).Done;
        var client = site.NewClient();
        using var answer = await Http.FirstOffice.SignInAsync(site, client, Http.FirstOffice.Password, name);
        Assert.True((int)answer.StatusCode is >= 300 and < 400, $"Signing in answers {(int)answer.StatusCode}");
        return client;
    }
}
