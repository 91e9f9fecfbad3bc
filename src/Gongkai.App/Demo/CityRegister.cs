using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>The organs and people of the demonstration's city, from <c>city.json</c>: registered at the desks like any others, so that the ledger verifies.
/// Safe to run again: who is there stays one.</summary>
internal sealed class CityRegister(GongkaiDb db, AccountDesk accounts, TimeProvider clock)
{
    private const string Resource = "demo/city.json";

    private static readonly Lazy<CityFile> File = new(() => JsonSerializer.Deserialize(typeof(CityRegister).Assembly.GetManifestResourceStream(Resource)!, CityJson.Default.CityFile)!);

    private readonly OrganDesk organs = new(db);
    private readonly OfficerDesk officers = new(db);

    // The city is as old as the regulation in force.
    private static readonly DateOnly Founded = new(2019, 5, 15);

    /// <summary>Registers all of them.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var organ in File.Value.Organs)
        {
            numbers[organ.Code] = await FoundAsync(organ, numbers, cancellation).ConfigureAwait(false);
        }

        foreach (var officer in File.Value.Officers)
        {
            await EnrolAsync(officer, numbers, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<long> FoundAsync(CityOrgan organ, Dictionary<string, long> numbers, CancellationToken cancellation)
    {
        if (await new OrganRegister(db).FindAsync(organ.Code, cancellation).ConfigureAwait(false) is { } known)
        {
            return known.Id;
        }

        var over = new Dictionary<OrganTree, long>();
        void Under(OrganTree tree, string? code)
        {
            if (code is not null)
            {
                over[tree] = numbers[code];
            }
        }

        Under(OrganTree.Territorial, organ.Territorial);
        Under(OrganTree.Competent, organ.Competent);
        Under(OrganTree.Vertical, organ.Vertical);
        var wanted = new NewOrgan(organ.Code, organ.Name, organ.Kind, organ.Level, organ.Division, Founded, over);
        return (await organs.FoundAsync(wanted, NewAct("organ.found", numbers.Values.FirstOrDefault()), cancellation).ConfigureAwait(false)).Done.Id;
    }

    private async Task EnrolAsync(CityOfficer person, Dictionary<string, long> numbers, CancellationToken cancellation)
    {
        var home = numbers[person.At[0].Organ];
        var officer = await db.Set<Officer>().AsNoTracking().FirstOrDefaultAsync(officer => officer.Name == person.Name, cancellation).ConfigureAwait(false)
            ?? (await officers.EnrolAsync(person.Name, person.Position, NewAct("officer.enrol", home), cancellation).ConfigureAwait(false)).Done;
        foreach (var (organ, role) in person.At.SelectMany(place => place.Roles.Select(role => (numbers[place.Organ], role))))
        {
            _ = (await officers.AppointAsync(officer.Id, organ, role, Founded, NewAct("officer.appoint", organ), cancellation).ConfigureAwait(false)).Done;
        }

        if (!await db.Set<Account>().AnyAsync(account => account.OfficerId == officer.Id, cancellation).ConfigureAwait(false))
        {
            // Without a password: in a demonstration one click signs in, and nobody can from elsewhere.
            _ = (await accounts.OpenAsync(officer.Id, person.User, null, NewAct("account.open", home), cancellation).ConfigureAwait(false)).Done;
        }
    }

    private Act NewAct(string kind, long organId) => new(kind, organId, null, clock.GetUtcNow());
}

internal sealed record CityFile(ImmutableArray<CityOrgan> Organs, ImmutableArray<CityOfficer> Officers);

/// <summary>An organ, and the codes of those above it in each tree.</summary>
internal sealed record CityOrgan(string Code, string Name, OrganKind Kind, OrganLevel Level, string Division, string? Territorial = null, string? Competent = null, string? Vertical = null);

internal sealed record CityOfficer(string User, string Name, string Position, ImmutableArray<CityPost> At);

internal sealed record CityPost(string Organ, ImmutableArray<Role> Roles);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CityFile))]
internal sealed partial class CityJson : JsonSerializerContext;
