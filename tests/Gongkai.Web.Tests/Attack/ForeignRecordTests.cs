using System.Net;
using AngleSharp.Html.Parser;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Web.Gate;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Records of other organs, asked for by their address: nobody gets what neither the table of roles nor his organ gives him, and no form of theirs does anything.</summary>
[Collection(nameof(AttackedCity))]
public sealed class ForeignRecordTests(AttackedCity city, ITestOutputHelper output)
{
    private const int EachKind = 8;
    private static readonly string[] Owners = ["water-clerk", "water-leader", "transport-clerk", "yunze-competent", "baiyu-clerk", "yunze-admin", "songkou-leader"];

    private readonly Tally tally = new(output);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_OfOthers_AnswerNobodyWhomTheyAreNotFor()
    {
        await using var db = city.Site.Store.NewDb();
        var records = await new RecordTable(db, Tally.IsLong ? 6 : 2).AllAsync();
        var (words, before) = (await WordsAsync(db), await LinesAsync());
        await Parallel.ForEachAsync(city.People, Cancellation, async (person, _) =>
        {
            var token = await TokenAsync(person);
            foreach (var record in Sample(records.Where(record => !IsFor(person, record)), record => record.Kind, person.Name))
            {
                tally.Count($"record of others, {record.Kind}");
                Judge(person, record, await AskAsync(person, record, token), words);
            }
        });
        Assert.All(records.Select(record => record.Kind).Distinct(), kind => Assert.True(tally.Tried($"record of others, {kind}") > 0, kind));
        if (before != await LinesAsync())
        {
            tally.Fault("Something was done by whoever only looked.");
        }

        await ShowOwnAsync(records);
        tally.Close();
    }

    /// <summary>The forms of an owner's pages, sent by others to the same addresses with a token of their own.</summary>
    [Fact]
    public async Task Forms_OfOthersRecords_DoNothing()
    {
        await using var db = city.Site.Store.NewDb();
        var records = (await new RecordTable(db, 1).AllAsync()).Where(record => !record.IsPost && record.Kind is "case" or "item" or "file of an item" or "letter" or "row of a register" or "filing" or "collection" or "settings of an organ" or "settings of a person").ToList();
        var forms = await FormsAsync(records);
        var before = await LinesAsync();
        await Parallel.ForEachAsync(city.People, Cancellation, async (person, _) =>
        {
            var token = await TokenAsync(person);
            foreach (var (record, form) in Sample(forms.Where(pair => !IsFor(person, pair.Record)), pair => pair.Record.Kind, person.Name))
            {
                tally.Count($"form of others, {record.Kind}");
                var answer = await Sent.PostAsync(city.Site, person.Client, form.Action, form.Usual(_ => "试").Where(field => field.Key != FoundForm.Token).Append(new(FoundForm.Token, token)));
                // A page that shows nothing has no such form either; a token that does not fit would prove nothing.
                if (!(answer.IsRefused || answer.Status == HttpStatusCode.BadRequest) || answer.Text.Contains("id=\"continue\"", StringComparison.Ordinal))
                {
                    tally.Fault($"{person.Name} sends {form.Kind} to {form.Action}: {answer.Status}");
                }
            }
        });
        Assert.True(forms.Count > 60, $"Only {forms.Count} forms were found.");
        if (before != await LinesAsync())
        {
            tally.Fault("Somebody did something to a record that is not his.");
        }

        tally.Close();
    }

    /// <summary>Only what reads its form itself may do without the mark; it checks the token itself.</summary>
    [Fact]
    public void Routes_ThatTakeForms_AllAskForAToken()
    {
        var open = city.Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && route.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation != true)
            .Select(route => route.RoutePattern.RawText).Distinct();
        Assert.Equal(["/reports/import"], open);
    }

    // Some of each kind for each person, other ones for everybody, the same in every run.
    private static IEnumerable<T> Sample<T>(IEnumerable<T> all, Func<T, string> kind, string person)
    {
        var dice = new Random(20_190_515 + person.Sum(letter => letter));
        return all.GroupBy(kind).SelectMany(group => Tally.IsLong ? group : group.OrderBy(_ => dice.Next()).Take(EachKind));
    }

    private static bool IsFor(Person person, RecordAddress record)
    {
        var area = Permissions.Of(record.Address)!;
        return record.Readers(person) && (!record.Address.StartsWith("/office", StringComparison.Ordinal) || (record.IsPost ? area.Write : area.Read).Admits(person.Posts.Select(post => post.Role)));
    }

    private Task<Sent> AskAsync(Person person, RecordAddress record, string token) => record.IsPost
        ? Sent.PostAsync(city.Site, person.Client, record.Address, [new(FoundForm.Token, token), new("why", "核对"), new("kind", "IdentityProof")])
        : Sent.GetAsync(person.Client, record.Address);

    private void Judge(Person person, RecordAddress record, Sent answer, Dictionary<long, List<string>> words)
    {
        if (!answer.IsRefused)
        {
            tally.Fault($"{person.Name} gets {record.Address} ({record.Kind}): {(int)answer.Status}");
        }

        if (!person.IsAt(record.Organ) && words.GetValueOrDefault(record.Organ)?.Find(word => answer.Text.Contains(word, StringComparison.Ordinal)) is { } leaked)
        {
            tally.Fault($"{person.Name} reads “{leaked}” at {record.Address}");
        }
    }

    // The addresses are right: those for whom they are do get them.
    private async Task ShowOwnAsync(IReadOnlyCollection<RecordAddress> records)
    {
        foreach (var kind in records.Where(record => !record.IsPost && record.Address.StartsWith("/office", StringComparison.Ordinal) && record.Kind != "file by its hash").GroupBy(record => record.Kind))
        {
            var shown = false;
            foreach (var (person, record) in city.People.SelectMany(person => kind.Where(record => IsFor(person, record)).Take(2).Select(record => (person, record))))
            {
                shown |= (await Sent.GetAsync(person.Client, record.Address)).Status == HttpStatusCode.OK;
            }

            Assert.True(shown, $"Nobody gets a {kind.Key} at all.");
        }
    }

    private async Task<List<(RecordAddress Record, FoundForm Form)>> FormsAsync(List<RecordAddress> records)
    {
        var forms = new List<(RecordAddress, FoundForm)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var owner in Owners.Select(name => city[name]))
        {
            foreach (var record in records.Where(record => IsFor(owner, record)))
            {
                var page = await Sent.GetAsync(owner.Client, record.Address);
                var found = page is { Status: HttpStatusCode.OK, Type: "text/html" } ? FoundForm.Of(await new HtmlParser().ParseDocumentAsync(page.Text, Cancellation), record.Address) : [];
                forms.AddRange(found.Where(form => form.IsPost && form.Action.StartsWith(record.Address.Split('?')[0], StringComparison.Ordinal) && seen.Add($"{form.Action} {form.Kind}")).Select(form => (record, form)));
            }
        }

        return forms;
    }

    private async Task<Dictionary<long, List<string>>> WordsAsync(DbContext db)
    {
        var organs = await db.Set<Organ>().Where(organ => Planted.Organs.Contains(organ.Code)).ToDictionaryAsync(organ => organ.Id, organ => organ.Code, Cancellation);
        return organs.ToDictionary(organ => organ.Key, organ => city.Planted.Words[organ.Value]);
    }

    private static Task<string> TokenAsync(Person person) => Sent.TokenAsync(person.Client, person.IsIn ? "/office" : "/requests/status");

    private async Task<long> LinesAsync()
    {
        await using var db = city.Site.Store.NewDb();
        return await db.Set<LedgerEntry>().LongCountAsync(Cancellation);
    }
}
