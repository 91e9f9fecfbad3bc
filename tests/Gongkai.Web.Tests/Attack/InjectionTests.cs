using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Script, formulas and broken input in every address, every form, and every word of the store: nothing of it runs, breaks anything or changes a header.</summary>
public sealed class InjectionTests(AttackedCity city, ITestOutputHelper output) : IClassFixture<AttackedCity>
{
    private const int EachForm = 2;
    private static readonly string[] Askers = ["visitor", "transport-clerk", "yunze-competent", "yunze-admin"];
    private static readonly string[] Writers = ["applicant", "transport-clerk", "transport-leader", "water-leader", "baiyu-clerk", "yunze-competent", "songkou-leader", "yunze-admin"];
    private static readonly string[] Words = ["Title", "Name", "Summary", "DocumentNumber", "Position", "WithdrawalNotice", "Text", "Note", "Reference", "Source", "Evidence", "Forum", "Wanted", "Organ", "Reply", "Why", "Reason", "Body"];

    private readonly Tally tally = new(output);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_SentWhatItDoesNotExpect_StaysWhole()
    {
        await AskAsync();
        await WriteAsync();
        await PoisonAsync();
        await LookAsync();
        Assert.True(tally.Tried("query value") > 500 && tally.Tried("form value") > 300 && tally.Tried("page looked at") > 150, "Too little was tried.");
        tally.Close();
    }

    // Every name in every address.
    private async Task AskAsync()
    {
        var dice = new Random(20_190_515);
        var common = await LinkedNamesAsync();
        var tries = (from route in QueryNames.Routes(city.Site, "GET")
                     let path = Filled(route)
                     from name in QueryNames.Of(route).Concat(common.GetValueOrDefault(path, [])).Append("lang").Distinct()
                     from value in Pick(dice, [.. Payloads.Script, .. Payloads.Odd], Tally.IsLong ? 12 : 3)
                     from asker in Tally.IsLong ? Askers : [Askers[dice.Next(Askers.Length)]]
                     where !path.StartsWith("/sign-out", StringComparison.Ordinal)
                     select (asker, address: $"{path}?{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}" + (dice.Next(8) == 0 ? $"&{Uri.EscapeDataString(name)}=2" : ""))).ToList();
        await Parallel.ForEachAsync(tries, Cancellation, async (one, _) =>
        {
            tally.Count("query value");
            await JudgeAsync(await Sent.GetAsync(city[one.asker].Client, one.address), $"{one.asker} {one.address}");
        });
    }

    // Every field of every form, hidden ones and choices included, one at a time; then all typed fields at once.
    private async Task WriteAsync()
    {
        var (dice, seen) = (new Random(20_210_401), new HashSet<string>(StringComparer.Ordinal));
        foreach (var writer in Writers.Select(name => city[name]))
        {
            var forms = new List<FoundForm>();
            await foreach (var (address, _, page) in new Crawl(writer.Client, 1, Tally.IsLong ? 200 : 50).GoAsync(writer.IsIn ? Crawl.OfficeStarts : ["/requests/new", "/requests/status", "/organs/yunze-land/apply", "/search", "/open-data/ask"]))
            {
                forms.AddRange(page is null ? [] : FoundForm.Of(page, address).Where(form => form.IsPost && !IsWayOut(form) && seen.Add(form.Kind)));
            }

            foreach (var form in forms)
            {
                await FillAsync(writer, form, dice);
            }
        }
    }

    private async Task FillAsync(Person writer, FoundForm form, Random dice)
    {
        var script = Payloads.Script[dice.Next(Payloads.Script.Length)];
        await SendAsync(writer, form, form.Usual(field => field.Sort is "date" or "number" ? null : script), "all fields");
        var fields = form.Fields.Where(field => field.Name != FoundForm.Token && field.Sort != "file").DistinctBy(field => field.Name).ToArray();
        foreach (var field in Pick(dice, fields, Tally.IsLong ? 12 : EachForm))
        {
            foreach (var value in Pick(dice, [.. Payloads.Odd], Tally.IsLong ? 3 : 1))
            {
                await SendAsync(writer, form, form.Usual(other => other.Value).Select(sent => sent.Key == field.Name ? KeyValuePair.Create(sent.Key, value) : sent), field.Name);
            }
        }
    }

    private async Task SendAsync(Person writer, FoundForm form, IEnumerable<KeyValuePair<string, string>> fields, string what)
    {
        tally.Count("form value");
        await JudgeAsync(await Sent.PostAsync(city.Site, writer.Client, form.Action, fields), $"{writer.Name} sends {what} of {form.Kind}");
    }

    // Past every form: words of the store itself, as if somebody had found a way to put them there.
    private async Task PoisonAsync()
    {
        await using var db = city.Site.Store.NewDb();
        foreach (var (table, column) in db.Model.GetEntityTypes().Where(entity => entity.ClrType.Namespace is { } room && !room.Contains("Acts", StringComparison.Ordinal) && !room.Contains("Accounts", StringComparison.Ordinal)).SelectMany(Columns).Distinct())
        {
            var payload = Payloads.Script[tally.Tried("column of the store") % Payloads.Script.Length];
#pragma warning disable EF1002 // Names of tables and columns are the model's own.
            tally.Count("word of the store", await db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"{column}\" = {{0}} || rowid WHERE rowid % 4 = 1 AND \"{column}\" IS NOT NULL", [payload], Cancellation));
#pragma warning restore EF1002
            tally.Count("column of the store");
        }

        Assert.True(tally.Tried("column of the store") > 10, $"Only {tally.Tried("column of the store")} columns.");
    }

    private static IEnumerable<(string Table, string Column)> Columns(IEntityType entity) => entity.GetTableName() is not { } table ? [] : entity.GetProperties()
        .Where(property => property.ClrType == typeof(string) && property.GetValueConverter() is null && !property.IsKey() && Words.Contains(property.Name))
        .Select(property => (table, property.GetColumnName(StoreObjectIdentifier.Table(table, entity.GetSchema()))!)).Where(pair => pair.Item2 is not null);

    private async Task LookAsync()
    {
        city.Site.Get<Portal.KeptPages>().Forget([Portal.PortalCache.AnyOrgan, .. Enumerable.Range(1, 99).Select(organ => Portal.PortalCache.TagOf(organ))]);
        await Parallel.ForEachAsync(["visitor", "transport-clerk", "transport-leader", "water-clerk", "yunze-competent", "yunze-auditor", "yunze-admin", "songkou-leader"], Cancellation, async (string name, CancellationToken _) =>
        {
            var crawl = new Crawl(city[name].Client, Tally.IsLong ? 6 : 1, Tally.IsLong ? 300 : name == "visitor" ? 160 : 45);
            await foreach (var (address, answer, _) in crawl.GoAsync(city[name].IsIn ? Crawl.OfficeStarts : Crawl.PublicStarts))
            {
                tally.Count("page looked at");
                await JudgeAsync(answer, $"{name} {address}");
            }
        });
    }

    private async Task JudgeAsync(Sent answer, string where)
    {
        foreach (var fault in PageEye.Faults(answer).Concat(PageEye.FaultsOfFile(answer)))
        {
            tally.Fault($"{where}: {fault}");
        }

        if (answer.Type == "text/html" && answer.Answer.Content.Headers.ContentDisposition is null)
        {
            var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(answer.Text, Cancellation);
            foreach (var fault in PageEye.FaultsOf(page))
            {
                tally.Fault($"{where}: {fault}");
            }
        }
    }

    private async Task<Dictionary<string, List<string>>> LinkedNamesAsync()
    {
        var names = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var asker in Askers)
        {
            await foreach (var (address, _, page) in new Crawl(city[asker].Client, 1, 90).GoAsync(city[asker].IsIn ? Crawl.OfficeStarts : Crawl.PublicStarts))
            {
                var asked = page is null ? [] : FoundForm.Of(page, address).Where(form => !form.IsPost).SelectMany(form => form.Fields.Select(field => (form.Action.Split('?')[0], field.Name)));
                foreach (var (path, name) in asked.Concat(address.Contains('?', StringComparison.Ordinal) ? address.Split('?')[1].Split('&').Select(pair => (address.Split('?')[0], pair.Split('=')[0])) : []))
                {
                    (names.TryGetValue(path, out var known) ? known : names[path] = []).Add(name);
                }
            }
        }

        return names;
    }

    // What would end the attacker's own sign-in or account is left to tests of its own.
    private static bool IsWayOut(FoundForm form) => form.Action.StartsWith("/sign-", StringComparison.Ordinal) || form.Action.StartsWith("/office/account", StringComparison.Ordinal) || form.Fields.Any(field => field is { Name: "_handler", Value: "close" or "leave" or "end" or "split" } || field is { Name: "_handler" } && field.Value.StartsWith("relieve", StringComparison.Ordinal));

    private static string Filled(RouteEndpoint route) => "/" + System.Text.RegularExpressions.Regex.Replace(route.RoutePattern.RawText!.TrimStart('/'), @"\{([^*}:]+)[^}]*\}", place => place.Groups[1].Value.ToLowerInvariant() switch
    {
        "code" or "organ" => route.RoutePattern.RawText.Contains("registers", StringComparison.Ordinal) ? "normative" : "yunze-transport",
        "region" => "yunze-office",
        "division" => "990100",
        "year" => Http.BusyDemo.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "cell" => "requests.granted.natural",
        _ => "1",
    });

    private static IEnumerable<T> Pick<T>(Random dice, T[] all, int most) => all.Length <= most ? all : all.OrderBy(_ => dice.Next()).Take(most).ToList();
}
