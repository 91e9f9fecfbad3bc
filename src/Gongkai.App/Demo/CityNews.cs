using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>What the organs of the demonstration's city published, from <c>news.json</c>: taken through review at the desk like anything else, on days
/// counted back from today, with some things still on their way. Safe to run again: an item of the same organ and title stays one.</summary>
internal sealed class CityNews(GongkaiDb db, TimeProvider clock)
{
    private const string Resource = "demo/news.json";
    private static readonly Lazy<ImmutableArray<NewsItem>> File = new(() => JsonSerializer.Deserialize(typeof(CityNews).Assembly.GetManifestResourceStream(Resource)!, NewsJson.Default.ImmutableArrayNewsItem));

    private readonly PublishingDesk desk = new(db, WorkCalendar.National);

    /// <summary>Publishes all of them, the oldest first.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        var known = (await db.Set<ItemVersion>().AsNoTracking().Select(version => new { version.Content.Title, version.ItemId }).ToListAsync(cancellation).ConfigureAwait(false))
            .DistinctBy(version => version.Title).ToDictionary(version => version.Title, version => version.ItemId, StringComparer.Ordinal);
        var names = await db.Set<Organ>().AsNoTracking().ToDictionaryAsync(organ => organ.Code, organ => organ.Name, cancellation).ConfigureAwait(false);
        var organs = File.Value.Select(news => news.Organ).Where(organ => organ != NewsItem.EachOrgan).Distinct().ToList();
        var all = File.Value.SelectMany(news => news.Organ == NewsItem.EachOrgan ? organs.Select(organ => news.Of(organ, names[organ])) : [news]);
        foreach (var news in all.OrderByDescending(news => news.DaysAgo).Where(news => !known.ContainsKey(news.Title)))
        {
            known[news.Title] = await BringAsync(news, known, cancellation).ConfigureAwait(false);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<long> BringAsync(NewsItem news, Dictionary<string, long> known, CancellationToken cancellation)
    {
        var organ = await new OrganRegister(db).FindAsync(news.Organ, cancellation).ConfigureAwait(false) ?? throw new InvalidOperationException($"The demonstration knows no organ '{news.Organ}'.");
        // In office hours of that day, a little later at every step.
        var at = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date.AddDays(-news.DaysAgo).AddHours(9).AddMinutes(news.Title.Length);
        async Task<(OfficerAuthority Authority, Act Act)> As(Role role, string? why = null)
        {
            var officer = await db.Set<Appointment>().AsNoTracking().Where(appointment => appointment.OrganId == organ.Id && appointment.Role == role).Select(appointment => appointment.OfficerId).FirstAsync(cancellation).ConfigureAwait(false);
            at = at.AddMinutes(7);
            var act = new Act("", organ.Id, officer, new DateTimeOffset(at, TimeSpan.FromHours(8)), why);
            return (await OfficerAuthority.LoadAsync(db, officer, act.Day, cancellation).ConfigureAwait(false), act);
        }

        var (clerk, act) = await As(Role.Clerk).ConfigureAwait(false);
        var id = (await desk.CreateAsync(organ.Id, news.ContentOn(DateOnly.FromDateTime(at)), clerk, act, cancellation).ConfigureAwait(false)).Done.Id;
        foreach (var (kind, title) in news.Links)
        {
            _ = (await desk.LinkAsync(id, kind, known[title], clerk, act, cancellation).ConfigureAwait(false)).Done;
        }

        Role[] steps = [Role.Reviewer, Role.SecrecyReviewer, Role.Leader];
        if (news.Steps > 0)
        {
            (clerk, act) = await As(Role.Clerk).ConfigureAwait(false);
            _ = (await desk.SubmitAsync(id, clerk, act, cancellation).ConfigureAwait(false)).Done;
        }

        foreach (var role in steps.Take(news.Steps - 1))
        {
            var (officer, step) = await As(role, "同意").ConfigureAwait(false);
            _ = (await desk.ApproveAsync(id, officer, step, cancellation).ConfigureAwait(false)).Done;
        }

        if (news.Steps > steps.Length + 1)
        {
            (clerk, act) = await As(Role.Clerk).ConfigureAwait(false);
            _ = (await desk.PublishAsync(id, clerk, act, cancellation).ConfigureAwait(false)).Done;
        }

        return id;
    }
}

/// <summary>One item: whose, what, when, and how far it has come: 0 draft, 1 submitted, then one more for each step of the review, 5 published.</summary>
internal sealed record NewsItem(
    string Organ, string Title, int DaysAgo, string Topic, ImmutableArray<string> Text, string? Number = null, string? Field = null, string? Summary = null,
    string? Interprets = null, string? Repeals = null, string? Clarifies = null, int Steps = 5)
{
    /// <summary>Instead of an organ: something that each organ of the file has, with its name in it.</summary>
    public const string EachOrgan = "*";

    private const string Name = "{organ}";

    public NewsItem Of(string organ, string name) => this with { Organ = organ, Title = Title.Replace(Name, name, StringComparison.Ordinal), Text = [.. Text.Select(line => line.Replace(Name, name, StringComparison.Ordinal))] };

    public IEnumerable<(ItemLinkKind Kind, string Title)> Links =>
        new[] { (ItemLinkKind.Interprets, Interprets), (ItemLinkKind.Repeals, Repeals), (ItemLinkKind.Clarifies, Clarifies) }.Where(link => link.Item2 is not null).Select(link => (link.Item1, link.Item2!));

    public ItemContent ContentOn(DateOnly day) => new()
    {
        Title = Title,
        DocumentNumber = Number?.Replace("{year}", day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
        Summary = Summary,
        Class = DisclosureClass.Proactive,
        Topic = Topic,
        Field = Field,
        MadeOn = day.AddDays(-3),
        Body = string.Concat(Text.Select(line => line.StartsWith('#') ? $"<h3>{WebUtility.HtmlEncode(line[1..])}</h3>" : $"<p>{WebUtility.HtmlEncode(line)}</p>")),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<NewsItem>))]
internal sealed partial class NewsJson : JsonSerializerContext;
