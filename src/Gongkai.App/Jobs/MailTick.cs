using System.Globalization;
using System.Net;
using System.Net.Mail;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Gongkai.Reader.Words;
using Gongkai.Requests;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Jobs;

/// <summary>Tells applicants who left an e-mail address that their case has moved on, and where to look. What it is about stands in no mail, and nothing ever depends on one.</summary>
internal sealed partial class MailTick(Store store, IServiceProvider services, MailSettings mail, ILogger<MailTick> log) : ITick
{
    private const string Reached = "mail-reached";
    private const int AtOnce = 100;

    // What was recorded a moment ago may still be overtaken by an act that began earlier.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private static readonly CommandWords[] Languages = [CommandWords.For(["--lang", "zh"], typeof(MailTick).Assembly), CommandWords.For(["--lang", "en"], typeof(MailTick).Assembly)];

    public string Name => "mail";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = store.NewDb();
        var fact = await db.Set<StoreFact>().FirstOrDefaultAsync(fact => fact.Name == Reached, cancellation).ConfigureAwait(false);
        if (fact is null)
        {
            // From now on: whoever asked before mails were set up is not flooded.
            var last = await db.Set<RequestEvent>().MaxAsync(happened => (long?)happened.Id, cancellation).ConfigureAwait(false) ?? 0;
            await store.RecordAsync(Reached, last.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
            return;
        }

        var reached = long.Parse(fact.Value, CultureInfo.InvariantCulture);
        var keys = services.GetRequiredService<PersonalKeys>();
        var before = now - Settled;
        var rows = await db.Set<RequestEvent>().AsNoTracking().Where(happened => happened.Id > reached).OrderBy(happened => happened.Id).Take(AtOnce)
            .Join(db.Set<InformationRequest>(), happened => happened.RequestId, request => request.Id, (happened, request) => new { happened.Id, happened.Action, happened.At, happened.OfficerId, happened.On, request.Number, request.Applicant })
            .OrderBy(row => row.Id).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (var row in rows.TakeWhile(row => row.At <= before))
        {
            if (row.OfficerId is not null && PublicCase.Tells(row.Action) && row.Applicant?.Open(keys).Email is { Length: > 0 } address)
            {
                await SendAsync(address, row.Number, row.Action, row.On, cancellation).ConfigureAwait(false);
            }

            fact.Value = row.Id.ToString(CultureInfo.InvariantCulture);
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(string address, string number, string action, DateOnly on, CancellationToken cancellation)
    {
        try
        {
            using var message = new MailMessage(mail.From, address, Languages[0].Fill("mail.subject", ("number", number)), Body(number, action, on));
            using var client = new SmtpClient(mail.Host, mail.Port) { EnableSsl = mail.Tls, Credentials = mail.User is null ? null : new NetworkCredential(mail.User, mail.Password) };
            await client.SendMailAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SmtpFailedRecipientException or FormatException or ArgumentException)
        {
            // The address does not exist or is none: the next applicant is told all the same. It stands in no log.
            NotTaken(number);
        }
    }

    private string Body(string number, string action, DateOnly on) => string.Join("\n\n", Languages.Select(language => language.Fill(
        "mail.body", ("number", number), ("day", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("step", ActCatalogue.NameOf($"request.{action}", language.Culture)), ("url", new Uri(mail.Site, "/requests/status").ToString()))));

    [LoggerMessage(LogLevel.Warning, "No server takes the mail about {Number}.")]
    private partial void NotTaken(string number);
}
