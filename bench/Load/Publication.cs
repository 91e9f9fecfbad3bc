using System.Globalization;
using Gongkai.Agencies.Officers;
using Gongkai.Bench.Portal;

namespace Gongkai.Bench.Load;

/// <summary>One publication as an office does it: written, looked over, handed to review, passed by three people, released. Each opens the page before he acts on it.</summary>
internal sealed class Publication(Staff staff, string organ, int number)
{
    private const string New = "/office/items/new";

    // From one hand to the next.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private string text = "";
    private string item = "";

    /// <summary>From the empty page to the public.</summary>
    /// <returns>False when a step failed; the others are not tried then.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        text = PortalWords.All.Text(new Random(number), 300, "，");
        return await WriteAsync(stop)
            && await StepAsync(Role.Reviewer, "approve", PageKind.Reviewed, stop)
            && await StepAsync(Role.SecrecyReviewer, "approve", PageKind.Reviewed, stop)
            && await StepAsync(Role.Leader, "approve", PageKind.Reviewed, stop)
            && await StepAsync(Role.Clerk, "publish", PageKind.Published, stop);
    }

    private async Task<bool> WriteAsync(CancellationToken stop)
    {
        var clerk = staff.At(organ, Role.Clerk);
        if (await clerk.ReadAsync(PageKind.Item, New, stop) is not { } empty || await clerk.SendAsync(PageKind.Written, New, empty, Fields("0", "stay"), stop) is not { } saved)
        {
            return false;
        }

        var edit = saved.Split('?')[0];
        item = edit[..edit.LastIndexOf('/')];
        await Task.Delay(Pause, stop);
        return await clerk.ReadAsync(PageKind.Item, edit, stop) is { } page && await clerk.SendAsync(PageKind.Written, edit, page, Fields(Typed.Of(page, "Form.Seen"), "submit"), stop) is not null;
    }

    private async Task<bool> StepAsync(Role role, string action, PageKind kind, CancellationToken stop)
    {
        await Task.Delay(Pause, stop);
        var officer = staff.At(organ, role);
        return await officer.ReadAsync(PageKind.Item, item, stop) is { } page
            && await officer.SendAsync(kind, item, page, [new("_handler", action), new("Form.Seen", Typed.Of(page, "Form.Seen")), new("Form.Why", "同意")], stop) is not null;
    }

    private KeyValuePair<string, string>[] Fields(string seen, string then) =>
    [
        new("_handler", "save"), new("Form.Seen", seen), new("Form.Then", then), new("Form.Title", string.Create(CultureInfo.InvariantCulture, $"关于{text[..12]}的通知（第{number}号）")),
        new("Form.MadeOn", "2026-01-05"), new("Form.Topic", "20-1"), new("Form.Class", "Proactive"), new("Form.Summary", text[..60]), new("Form.Body", text),
    ];
}
