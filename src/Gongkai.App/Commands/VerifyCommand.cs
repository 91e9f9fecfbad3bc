using System.CommandLine;
using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.App.Files;
using Gongkai.Oversight.Filing;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Commands;

/// <summary><c>verify</c>: reads the whole ledger and every kept file again and names what was altered behind the program's back.</summary>
internal sealed class VerifyCommand(CommandWords words, Store store)
{
    public static Command Of(CommandWords words)
    {
        var place = new StoreArguments(words);
        var package = new Argument<string?>("package") { Description = words["verify.package"], Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("verify", words["verify"]) { package };
        place.AddTo(command);
        var receipt = new Option<string?>("--receipt") { Description = words["verify.receipt"], HelpName = "SIGN" };
        var key = new Option<FileInfo?>("--key") { Description = words["verify.key"], HelpName = "FILE" };
        command.Add(receipt);
        command.Add(key);
        command.SetAction(async (parsed, stop) => parsed.GetValue(receipt) is { } sign ? await ReceiptCheck.RunAsync(words, place.Place(parsed), sign, parsed.GetValue(key), stop).ConfigureAwait(false) : parsed.GetValue(package) is { } path ? VerifyPackage(path, words) : await new VerifyCommand(words, await place.OpenAsync(parsed, stop).ConfigureAwait(false)).RunAsync(stop).ConfigureAwait(false));
        return command;
    }

    // Needs nothing but the file: no store, no net.
    private static int VerifyPackage(string path, CommandWords words)
    {
        using var bytes = new MemoryStream(WholeFile.Read(path, words));
        var (manifest, _, faults) = FilingPackage.Verify(bytes);
        foreach (var fault in faults)
        {
            Output.Write(words.Fill(Of(fault), ("file", fault.File)) + Environment.NewLine);
        }

        Output.Write((manifest is null || !faults.IsEmpty ? words.Fill("verify.package-faults", ("faults", faults.Length.ToString(CultureInfo.InvariantCulture))) : words.Fill(
            "verify.package-whole", ("organ", manifest.Organ), ("year", manifest.Year.ToString(CultureInfo.InvariantCulture)), ("version", manifest.ReportVersion.ToString(CultureInfo.InvariantCulture)),
            ("files", manifest.Files.Length.ToString(CultureInfo.InvariantCulture)), ("rules", manifest.Rules), ("hash", manifest.Report))) + Environment.NewLine);
        return faults.IsEmpty ? ExitCodes.Fine : manifest is null ? ExitCodes.NotReadable : ExitCodes.Findings;
    }

    private static string Of(PackageFault fault) => fault.Kind switch
    {
        "unreadable" => "verify.package-unreadable",
        "missing" => "verify.package-missing",
        "unnamed" => "verify.package-unnamed",
        "report" => "verify.package-report",
        _ => "verify.package-altered",
    };

    private async Task<int> RunAsync(CancellationToken stop)
    {
        await using var db = store.NewDb();
        var files = new FileAudit(db, new FileStore(store.Place));
        var faults = await FaultsAsync(words, db, files, stop).ConfigureAwait(false);
        var lines = await db.Set<LedgerEntry>().LongCountAsync(stop).ConfigureAwait(false);
        Output.Write(words.Fill(faults == 0 ? "verify.whole" : "verify.faults", ("lines", lines.ToString(CultureInfo.InvariantCulture)), ("files", files.Count.ToString(CultureInfo.InvariantCulture)), ("faults", faults.ToString(CultureInfo.InvariantCulture))) + Environment.NewLine);
        return faults == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }

    /// <summary>Reads everything again and prints what does not agree.</summary>
    /// <returns>How much.</returns>
    public static async Task<int> FaultsAsync(CommandWords words, GongkaiDb db, FileAudit files, CancellationToken stop)
    {
        var faults = 0;
        await foreach (var fault in LedgerAudit.RunAsync(db, stop).ConfigureAwait(false))
        {
            faults++;
            Output.Write(Of(words, fault) + Environment.NewLine);
        }

        await foreach (var fault in files.RunAsync(stop).ConfigureAwait(false))
        {
            faults++;
            Output.Write(words.Fill(fault.Kind == FileFaultKind.Altered ? "verify.file-altered" : "verify.file-missing", ("file", fault.Sha256), ("table", fault.Row ?? "")) + Environment.NewLine);
        }

        return faults;
    }

    /// <summary>One fault in words.</summary>
    public static string Of(CommandWords words, LedgerFault fault)
    {
        var name = fault.Kind switch
        {
            LedgerFaultKind.EntryAltered => "verify.entry-altered",
            LedgerFaultKind.ChainBroken => "verify.chain-broken",
            LedgerFaultKind.RowAltered => "verify.row-altered",
            LedgerFaultKind.RowMissing => "verify.row-missing",
            _ => "verify.row-unrecorded",
        };
        return words.Fill(name, ("subject", fault.Subject), ("field", fault.Field ?? ""), ("expected", fault.Expected ?? words["verify.nothing"]), ("actual", fault.Actual ?? words["verify.nothing"]));
    }
}
