using System.Globalization;
using Gongkai.Agencies.Officers;

namespace Gongkai.Bench.Load;

/// <summary>One annual report as an organ files it: begun, typed, saved with its checks and handed on, passed, signed, filed, published.</summary>
internal sealed class Filing(Staff staff, string organ, int organNumber, int year)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly string address = string.Create(CultureInfo.InvariantCulture, $"/office/reports/{organ}/{year}");

    /// <summary>From the list of reports to the public.</summary>
    /// <returns>False when a step failed; the others are not tried then.</returns>
    public async Task<bool> RunAsync(CancellationToken stop) =>
        await BeginAsync(stop) && await TypeAsync(stop)
        && await StepAsync(Role.Reviewer, "pass", stop) && await StepAsync(Role.Leader, "sign", stop) && await StepAsync(Role.Leader, "file", stop) && await StepAsync(Role.Leader, "publish", stop);

    private async Task<bool> BeginAsync(CancellationToken stop)
    {
        var clerk = staff.At(organ, Role.Clerk);
        return await clerk.ReadAsync(PageKind.Sheet, "/office/reports", stop) is { } list
            && await clerk.SendAsync(PageKind.Filed, "/office/reports/start", list, [new("year", year.ToString(CultureInfo.InvariantCulture))], stop) is not null;
    }

    // Every field as the page bears it, with the figures and words of the organ typed in.
    private async Task<bool> TypeAsync(CancellationToken stop)
    {
        var clerk = staff.At(organ, Role.Clerk);
        if (await clerk.ReadAsync(PageKind.Sheet, address, stop) is not { } page)
        {
            return false;
        }

        var fields = Typed.All(Typed.Form(page, "id=\"sheet\""));
        fields.Remove("__RequestVerificationToken");
        var sheet = LoadStore.SheetOf(organNumber, year);
        foreach (var (cell, typed) in sheet.Cells)
        {
            fields["cell." + cell] = typed;
        }

        foreach (var (part, words) in sheet.Parts)
        {
            fields[string.Create(CultureInfo.InvariantCulture, $"part.{part}")] = words;
        }

        fields["submit"] = "yes";
        await Task.Delay(Pause, stop);
        return await clerk.SendAsync(PageKind.Saved, address + "/save", page, fields, stop) is not null;
    }

    private async Task<bool> StepAsync(Role role, string action, CancellationToken stop)
    {
        await Task.Delay(Pause, stop);
        var officer = staff.At(organ, role);
        return await officer.ReadAsync(PageKind.Sheet, address, stop) is { } page
            && await officer.SendAsync(PageKind.Filed, address + "/act", page, [new("do", action), new("why", "数字已与台账核对")], stop) is not null;
    }
}
