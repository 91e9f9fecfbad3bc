using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Registers;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>The registers of the city's bureaus, from <c>records.json</c>: entered at the desk on days of this year and those before, a little different for every bureau.
/// Safe to run again: a row that is there stays one.</summary>
internal sealed class CityRecords(GongkaiDb db, TimeProvider clock)
{
    private const string Resource = "demo/records.json";
    private static readonly Lazy<ImmutableArray<CityRecord>> File = new(() => JsonSerializer.Deserialize(typeof(CityRecords).Assembly.GetManifestResourceStream(Resource)!, RecordsJson.Default.ImmutableArrayCityRecord));

    private static readonly (string Organ, string Short, string Topic)[] Bureaus =
    [
        ("yunze-planning", "发改", "重大项目"), ("yunze-education", "教", "校外培训"), ("yunze-police", "公", "保安服务"), ("yunze-civil-affairs", "民", "养老机构"),
        ("yunze-finance", "财", "代理记账"), ("yunze-labour", "人社", "人力资源机构"), ("yunze-land", "自然资", "测绘"), ("yunze-environment", "环", "排污许可"),
        ("yunze-housing", "建", "物业服务"), ("yunze-transport", "交", "网约车"), ("yunze-water", "水", "取水"), ("yunze-commerce", "商", "再生资源回收"),
    ];

    /// <summary>True for a bureau whose registers are kept here.</summary>
    public static bool Keeps(string organ) => Array.Exists(Bureaus, bureau => bureau.Organ == organ);

    /// <summary>Enters all of them.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        var desk = new RegisterDesk(db);
        for (var number = 0; number < Bureaus.Length; number++)
        {
            var (code, sign, topic) = Bureaus[number];
            var organ = await db.Set<Organ>().AsNoTracking().Where(organ => organ.Code == code).Select(organ => organ.Id).SingleAsync(cancellation).ConfigureAwait(false);
            if (await db.Set<RegisterRow>().AnyAsync(row => row.OrganId == organ, cancellation).ConfigureAwait(false))
            {
                continue;
            }

            var clerk = await db.Set<Appointment>().AsNoTracking().Where(appointment => appointment.OrganId == organ && appointment.Role == Role.Clerk).Select(appointment => appointment.OfficerId).FirstAsync(cancellation).ConfigureAwait(false);
            var act = new Act("", organ, clerk, clock.GetUtcNow());
            var officer = await OfficerAuthority.LoadAsync(db, clerk, act.Day, cancellation).ConfigureAwait(false);
            foreach (var register in File.Value.GroupBy(record => record.Register))
            {
                var entries = register.SelectMany(record => record.EachYear(code)).Select(record => record.EntryFor(today.Year, number, sign, topic)).Where(entry => entry.On <= today).ToList();
                _ = (await desk.ImportAsync(organ, register.Key, entries, officer, act, cancellation).ConfigureAwait(false)).Done;
            }
        }
    }
}

/// <summary>A row of the demonstration. Years are counted from this one, and a row with <c>since</c> stands in each year from that one on; <c>scale</c> makes the number grow from
/// bureau to bureau; <c>published</c> is how many days later.</summary>
internal sealed record CityRecord(
    string Register, int Year, string On, int? Since = null, string? Title = null, string? Reference = null, string? From = null, int Number = 1, int Scale = 0, string? Amount = null, string? Variant = null,
    int? Published = null, CityDay? Ended = null, int? People = null, decimal? Hours = null, string? Source = null, string? Evidence = null)
{
    /// <summary>The row in each of its years; those before the last a little different.</summary>
    public IEnumerable<CityRecord> EachYear(string organ)
    {
        for (var year = Since ?? Year; year < Year; year++)
        {
            var dice = new CityDice(organ + Register, year);
            yield return this with { Year = year, Number = From is null ? Number : Number * dice.Next(80, 118) / 100, Ended = Ended is null ? null : Ended with { Year = Ended.Year - Year + year } };
        }

        yield return this;
    }

    public RegisterEntry EntryFor(int thisYear, int bureau, string sign, string topic)
    {
        var on = new CityDay(Year, On).In(thisYear);
        string? Fill(string? text) => text?.Replace("{topic}", topic, StringComparison.Ordinal).Replace("{short}", sign, StringComparison.Ordinal).Replace("{year}", on.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new RegisterEntry
        {
            On = on, From = From is null ? on : new CityDay(Year, From).In(thisYear), IsBatch = From is not null, Number = Number + (Scale * bureau), Amount = Amount is null ? null : RegisterField.Fen(Amount) * (bureau + 1),
            Variant = Variant, Title = Fill(Title) ?? "", Reference = Fill(Reference), PublishedOn = Published is { } days ? on.AddDays(days) : null, EndedOn = Ended?.In(thisYear), People = People + bureau, Hours = Hours,
            Source = Source, Evidence = Evidence,
        };
    }
}

/// <summary>A day of a year counted from this one.</summary>
internal sealed record CityDay(int Year, string On)
{
    public DateOnly In(int thisYear) => DateOnly.ParseExact($"{(thisYear + Year).ToString(CultureInfo.InvariantCulture)}-{On}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<CityRecord>))]
internal sealed partial class RecordsJson : JsonSerializerContext;
