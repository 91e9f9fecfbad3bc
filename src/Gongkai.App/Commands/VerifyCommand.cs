using System.CommandLine;
using System.Globalization;
using Gongkai.Agencies.Acts;
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
        var command = new Command("verify", words["verify"]);
        place.AddTo(command);
        command.SetAction(async (parsed, stop) => await new VerifyCommand(words, await place.OpenAsync(parsed, stop).ConfigureAwait(false)).RunAsync(stop).ConfigureAwait(false));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken stop)
    {
        await using var db = store.NewDb();
        var faults = 0;
        await foreach (var fault in LedgerAudit.RunAsync(db, stop).ConfigureAwait(false))
        {
            faults++;
            Output.Write(Of(fault) + Environment.NewLine);
        }

        var files = new FileAudit(db, new FileStore(store.Place));
        await foreach (var fault in files.RunAsync(stop).ConfigureAwait(false))
        {
            faults++;
            Output.Write(words.Fill(fault.Kind == FileFaultKind.Altered ? "verify.file-altered" : "verify.file-missing", ("file", fault.Sha256), ("table", fault.Row ?? "")) + Environment.NewLine);
        }

        var lines = await db.Set<LedgerEntry>().LongCountAsync(stop).ConfigureAwait(false);
        Output.Write(words.Fill(faults == 0 ? "verify.whole" : "verify.faults", ("lines", lines.ToString(CultureInfo.InvariantCulture)), ("files", files.Count.ToString(CultureInfo.InvariantCulture)), ("faults", faults.ToString(CultureInfo.InvariantCulture))) + Environment.NewLine);
        return faults == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }

    private string Of(LedgerFault fault)
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
