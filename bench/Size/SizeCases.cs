using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Personal;
using Gongkai.Bench.Portal;
using Gongkai.Reports;
using Gongkai.Requests;
using Gongkai.Storage;

namespace Gongkai.Bench.Size;

/// <summary>Fills the cases: one registered at the desk, the others rows like it, each with words, applicant and salt of its own. A quarter is open; a tenth is the first bureau's.</summary>
internal sealed class SizeCases(GongkaiDb db, SizePlan plan, SizeOrgans organs, PersonalKeys keys, SizeTimes times)
{
    private const int AtOnce = 5_000;
    private const int Days = 2_500;
    private const int Period = 28;
    private static readonly DateOnly Today = DateOnly.FromDateTime(SizeOrgans.Now.DateTime);
    private TemplateRows requests = null!, applicants = null!, events = null!, dues = null!, pairs = null!;

    private sealed record Made(long Id, long Organ, string Number, DateOnly Arrived, bool IsOpen, byte[] Salt, byte[] Wanted, int[] Pairs, Applicant Applicant);

    public async Task FillAsync(long clerk, CancellationToken cancellation)
    {
        var first = await RegisterAsync(clerk, cancellation);
        requests = await TemplateRows.LikeAsync(db, "requests", cancellation);
        applicants = await TemplateRows.LikeAsync(db, "applicants", cancellation);
        events = await TemplateRows.LikeAsync(db, "request_events", cancellation);
        dues = await TemplateRows.LikeAsync(db, "request_dues", cancellation);
        pairs = await TemplateRows.LikeAsync(db, "request_words", cancellation);
        for (var start = first + 1; start <= plan.Cases; start += AtOnce)
        {
            var from = (int)start;
            var made = Enumerable.Range(from, Math.Min(AtOnce, plan.Cases - from + 1)).AsParallel().AsOrdered().Select(Make).ToList();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            made.ForEach(Add);
            await times.OfAsync("cases", () => WriteAsync(requests, applicants, events, dues));
            await times.OfAsync("sealed words of the cases", () => WriteAsync(pairs));
            await transaction.CommitAsync(cancellation);
            Console.Error.Write('.');
        }

        async Task WriteAsync(params TemplateRows[] tables)
        {
            foreach (var rows in tables)
            {
                await rows.WriteAsync(db, cancellation);
            }
        }
    }

    private async Task<long> RegisterAsync(long clerk, CancellationToken cancellation)
    {
        var by = new Handler(await OfficerAuthority.LoadAsync(db, clerk, Today, cancellation), SizeOrgans.Now);
        var wanted = new NewRequest(organs.All[0], IntakeChannel.Counter, Today, null, ApplicantKind.Natural, Person(0), WantedOf(0));
        var request = (await new RequestDesk(db, keys, WorkCalendar.National).RegisterAsync(wanted, by, cancellation)).Done;
        db.ChangeTracker.Clear();
        return request.Id;
    }

    private Made Make(int number)
    {
        var random = new Random(number);
        var (salt, wanted) = (PersonalKeys.NewSalt(), WantedOf(number));
        var organ = number % 10 == 0 ? organs.All[0] : organs.All[(int)(organs.All.Count * Math.Pow(random.NextDouble(), 2))];
        return new Made(
            number, organ, string.Create(CultureInfo.InvariantCulture, $"case-{number}"), Today.AddDays(-random.Next(Days)), random.Next(4) == 0, salt,
            keys.Seal(wanted, "wanted", salt)!, RequestWord.PairsOf(wanted, keys), Applicant.Of(Person(random.Next(plan.Cases)), keys));
    }

    private void Add(Made made)
    {
        var (due, id) = (made.Arrived.AddDays(Period), made.Id);
        requests.Add(
            ("id", id), ("organ_id", made.Organ), ("number", made.Number), ("arrived_on", made.Arrived), ("received_on", made.Arrived), ("salt", made.Salt), ("wanted", made.Wanted), ("due_on", due),
            ("state", made.IsOpen ? requests["state"] : RequestState.Archived), ("is_open", made.IsOpen), ("outcome", made.IsOpen ? null : Outcome.Parse("requests.granted")), ("closed_on", made.IsOpen ? null : due));
        var person = made.Applicant;
        applicants.Add(
            ("request_id", id), ("salt", person.Salt), ("name", person.Name), ("name_index", person.NameIndex), ("identity_number", person.IdentityNumber), ("person_index", person.PersonIndex),
            ("phone", person.Phone), ("phone_index", person.PhoneIndex), ("email", null), ("address", null));
        events.Add(("id", id), ("request_id", id), ("on", made.Arrived));
        dues.Add(("id", id), ("request_id", id), ("due", due));
        foreach (var pair in made.Pairs)
        {
            pairs.Add(("pair", pair), ("request_id", id));
        }
    }

    private static ApplicantData Person(int number) => new(
        $"申请人{number.ToString(CultureInfo.InvariantCulture)}", string.Create(CultureInfo.InvariantCulture, $"9901011990{number:D8}"), string.Create(CultureInfo.InvariantCulture, $"138{number:D8}"));

    // What people write: the same beginning and end around what they want.
    private static string WantedOf(int number) => $"申请公开{PortalWords.All.Text(new Random(number), 8, "")}的政府信息";
}
