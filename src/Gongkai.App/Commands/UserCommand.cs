using System.CommandLine;
using System.Security.Cryptography;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Commands;

/// <summary><c>user</c>: lists accounts, opens one, gives one a new password, for whoever runs the machine.</summary>
internal sealed class UserCommand(CommandWords words, GongkaiDb db, AccountDesk accounts, MeansDesk means)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static Command Of(CommandWords words)
    {
        var command = new Command("user", words["user"]);
        command.Add(ListOf(words));
        command.Add(AddOf(words));
        command.Add(ResetOf(words));
        return command;
    }

    private static Command ListOf(CommandWords words)
    {
        var command = new Command("list", words["user.list"]);
        Runs(command, words, (user, _, stop) => user.ListAsync(stop));
        return command;
    }

    private static Command AddOf(CommandWords words)
    {
        var name = new Argument<string>("NAME") { Description = words["user.name"] };
        var officer = new Option<string>("--officer") { Description = words["user.officer"], Required = true, HelpName = "NAME" };
        var organ = new Option<string>("--organ") { Description = words["user.organ"], Required = true, HelpName = "CODE" };
        var role = new Option<Role[]>("--role") { Description = words.Fill("user.role", ("roles", string.Join(' ', Enum.GetNames<Role>()))), Required = true, HelpName = "ROLE", AllowMultipleArgumentsPerToken = true };
        var stdin = PasswordOption(words);
        var command = new Command("add", words["user.add"]) { name, officer, organ, role, stdin };
        Runs(command, words, (user, parsed, stop) => user.AddAsync(parsed.GetValue(name)!, parsed.GetValue(officer)!, parsed.GetValue(organ)!, parsed.GetValue(role)!, parsed.GetValue(stdin), stop));
        return command;
    }

    private static Command ResetOf(CommandWords words)
    {
        var name = new Argument<string>("NAME") { Description = words["user.name"] };
        var stdin = PasswordOption(words);
        var command = new Command("reset", words["user.reset"]) { name, stdin };
        Runs(command, words, (user, parsed, stop) => user.ResetAsync(parsed.GetValue(name)!, parsed.GetValue(stdin), stop));
        return command;
    }

    private static Option<bool> PasswordOption(CommandWords words) => new("--password-stdin") { Description = words["user.password"] };

    private static void Runs(Command command, CommandWords words, Func<UserCommand, ParseResult, CancellationToken, Task<int>> run)
    {
        var place = new StoreArguments(words);
        place.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var store = await place.OpenAsync(parsed, stop).ConfigureAwait(false);
            var services = new ServiceCollection();
            services.AddLogging();
            var keys = await Storage.Keys.KeyFolder.OpenAsync(store, stop).ConfigureAwait(false);
            services.AddSingleton(keys);
            services.AddScoped(_ => store.NewDb());
            services.AddDataProtection();
            services.AddAccounts().AddDefaultTokenProviders();
            await using var provider = services.BuildServiceProvider();
            await using var scope = provider.CreateAsyncScope();
            return await run(ActivatorUtilities.CreateInstance<UserCommand>(scope.ServiceProvider, words), parsed, stop).ConfigureAwait(false);
        });
    }

    private async Task<int> ListAsync(CancellationToken stop)
    {
        var rows = await (from account in db.Set<Account>()
                          join officer in db.Set<Officer>() on account.OfficerId equals officer.Id
                          orderby account.UserName
                          select new { account.UserName, officer.Name, officer.Id, account.ClosedAt, account.LockoutEnd }).AsNoTracking().ToListAsync(stop).ConfigureAwait(false);
        var posts = (await (from appointment in db.Set<Appointment>()
                            join organ in db.Set<Organ>() on appointment.OrganId equals organ.Id
                            where appointment.Until == null
                            orderby organ.Id
                            select new { appointment.OfficerId, appointment.Role, organ.Name }).AsNoTracking().ToListAsync(stop).ConfigureAwait(false)).ToLookup(post => post.OfficerId);
        foreach (var row in rows)
        {
            var state = row.ClosedAt is not null ? words["user.closed"] : row.LockoutEnd > TimeProvider.System.GetUtcNow() ? words["user.locked"] : "";
            var held = posts[row.Id].GroupBy(post => post.Name).Select(organ => $"{organ.Key} {string.Join('、', organ.Select(post => post.Role.In(words.Culture)))}");
            Output.Write($"{row.UserName}\t{row.Name}\t{string.Join("; ", held)}{(state.Length > 0 ? $"\t{state}" : "")}{Environment.NewLine}");
        }

        return ExitCodes.Fine;
    }

    private async Task<int> AddAsync(string name, string officerName, string organCode, Role[] roles, bool fromStdin, CancellationToken stop)
    {
        if (await new OrganRegister(db).FindAsync(organCode, stop).ConfigureAwait(false) is not { } organ)
        {
            throw new UsageException(words.Fill("user.no-organ", ("code", organCode)));
        }

        var password = await PasswordAsync(fromStdin, stop).ConfigureAwait(false);
        if (await accounts.WrongWithAsync(name, password).ConfigureAwait(false) is { } wrong)
        {
            throw new UsageException(wrong.In(words.Culture));
        }

        var desk = new OfficerDesk(db);
        var officer = (await desk.EnrolAsync(officerName, null, ActOf("officer.enrol", organ.Id), stop).ConfigureAwait(false)).Done;
        foreach (var role in roles)
        {
            var act = ActOf("officer.appoint", organ.Id);
            _ = (await desk.AppointAsync(officer.Id, organ.Id, role, act.Day, act, stop).ConfigureAwait(false)).Done;
        }

        var answer = await accounts.OpenAsync(officer.Id, name, password, ActOf("account.open", organ.Id), stop).ConfigureAwait(false);
        return Told(answer.Refusal, words.Fill("user.added", ("name", name)), fromStdin ? null : password);
    }

    private async Task<int> ResetAsync(string name, bool fromStdin, CancellationToken stop)
    {
        var wanted = name.ToUpperInvariant();
        if (await db.Set<Account>().FirstOrDefaultAsync(account => account.NormalizedUserName == wanted, stop).ConfigureAwait(false) is not { } account)
        {
            throw new UsageException(words.Fill("user.unknown", ("name", name)));
        }

        // Somebody who lost his phone is let in again too.
        var password = await PasswordAsync(fromStdin, stop).ConfigureAwait(false);
        var answer = await accounts.SetPasswordAsync(account.Id, password, ActOf("account.password", 0), stop).ConfigureAwait(false);
        if (answer.Refusal is null && account.TwoFactorEnabled)
        {
            await means.StopCodesAsync(account.Id, null, ActOf("account.no-codes", 0), stop).ConfigureAwait(false);
        }

        return Told(answer.Refusal, words.Fill("user.was-reset", ("name", name)), fromStdin ? null : password);
    }

    private int Told(Refusal? refusal, string done, string? password)
    {
        if (refusal is not null)
        {
            throw new UsageException(refusal.In(words.Culture));
        }

        Output.Write(done + Environment.NewLine + (password is null ? "" : words.Fill("user.told", ("password", password)) + Environment.NewLine));
        return ExitCodes.Fine;
    }

    // Never on the command line, where others on the machine could read it.
    private static async Task<string> PasswordAsync(bool fromStdin, CancellationToken stop) =>
        fromStdin ? await Console.In.ReadLineAsync(stop).ConfigureAwait(false) ?? "" : string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    private static Act ActOf(string kind, long organId) => new(kind, organId, null, TimeProvider.System.GetUtcNow());
}
