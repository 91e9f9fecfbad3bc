using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure;
using Gongkai.Disclosure.Items;

namespace Gongkai.Web.Office.Items;

/// <summary>What somebody types to do one of the acts on an item.</summary>
public sealed class ItemActForm
{
    /// <summary>The revision of the item that was on the screen.</summary>
    public int Seen { get; set; }

    /// <summary>Opinion or reason.</summary>
    public string? Why { get; set; }

    /// <summary>When it is to go out, in China's time.</summary>
    public DateTime? At { get; set; }

    /// <summary>What the public reads in place of what is withdrawn.</summary>
    public string? Notice { get; set; }

    /// <summary>Passages with remarks.</summary>
    public string? Passage1 { get; set; }

    public string? Remark1 { get; set; }

    public string? Passage2 { get; set; }

    public string? Remark2 { get; set; }

    public string? Passage3 { get; set; }

    public string? Remark3 { get; set; }

    /// <summary>The remarks that hold words; the passage may be empty.</summary>
    internal IReadOnlyList<(string Passage, string Text)> Remarks =>
    [
        .. new[] { (Passage1, Remark1), (Passage2, Remark2), (Passage3, Remark3) }.Where(pair => !string.IsNullOrWhiteSpace(pair.Item2)).Select(pair => (pair.Item1?.Trim() ?? "", pair.Item2!.Trim())),
    ];
}

/// <summary>The acts that the page of an item offers, each one call of the desk.</summary>
internal static class ItemActs
{
    /// <summary>The fields that an act asks for; null when the page does not offer it by itself.</summary>
    public static string[]? FieldsOf(string action) => action switch
    {
        "submit" => [],
        "approve" => ["Opinion"],
        "return" => ["Why", "Remarks"],
        "refer" or "resume" or "correct" or "take-down" or "reopen" or "re-evaluate" => ["Why"],
        "withdraw" => ["Why", "Notice"],
        "schedule" => ["At"],
        "publish" => [],
        _ => null,
    };

    public static Task<Answer<InformationItem>> DoAsync(PublishingDesk desk, string action, long id, ItemActForm form, OfficerAuthority officer, Act act, CancellationToken cancellation) => action switch
    {
        "submit" => desk.SubmitAsync(id, officer, act, cancellation),
        "approve" => desk.ApproveAsync(id, officer, act, cancellation, form.Seen),
        "return" => desk.ReturnAsync(id, form.Remarks, officer, act, cancellation),
        "refer" => desk.ReferAsync(id, officer, act, cancellation),
        "resume" => desk.ResumeAsync(id, officer, act, cancellation),
        "schedule" => desk.ScheduleAsync(id, form.At is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), TimeSpan.FromHours(8)) : null, officer, act, cancellation),
        "publish" => desk.PublishAsync(id, officer, act, cancellation),
        "correct" => desk.CorrectAsync(id, officer, act, cancellation),
        "withdraw" => desk.WithdrawAsync(id, string.IsNullOrWhiteSpace(form.Notice) ? null : form.Notice.Trim(), officer, act, cancellation),
        "take-down" => desk.TakeDownAsync(id, officer, act, cancellation),
        "reopen" => desk.ReopenAsync(id, officer, act, cancellation),
        "re-evaluate" => desk.EvaluateAsync(id, officer, act, cancellation),
        _ => throw new ArgumentException($"The page of an item offers no act '{action}'.", nameof(action)),
    };
}
