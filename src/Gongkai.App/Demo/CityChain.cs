using System.Collections.Immutable;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;

namespace Gongkai.App.Demo;

/// <summary>Takes one report of the demonstration through the hands of its people.</summary>
internal sealed class CityChain(ReportDesk desk, CityPeople people, Organ organ)
{
    /// <summary>How the sentence begins that says another number than the table.</summary>
    public const string WrongWords = "另据系统统计，本年度新收政府信息公开申请";

    private const string Reservation = "数字正在与信息系统核对，先按现有数字报送，核对后更正。";

    /// <summary>Brings it as far as its plan says.</summary>
    public async Task BringAsync(ReportFiling filing, CityStage stage, DateOnly filedOn, CityReport plan, CancellationToken stop)
    {
        if (stage == CityStage.Draft)
        {
            return;
        }

        if (stage < CityStage.Published)
        {
            await SubmitAsync(filing.Id, stage == CityStage.Leader, filedOn.AddDays(-2), stop).ConfigureAwait(false);
            return;
        }

        await FileAsync(filing, filedOn, stop).ConfigureAwait(false);
        _ = (await desk.PublishAsync(filing.Id, null, Act(Role.Leader, filedOn), stop).ConfigureAwait(false)).Done;
        if (people.Above(organ.Id) is { } above && stage > CityStage.Published)
        {
            await AnswerAsync(filing.Id, stage, filedOn.AddDays(3), above, plan, stop).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(long filing, CityStage stage, DateOnly day, long above, CityReport plan, CancellationToken stop)
    {
        if (stage == CityStage.Accepted)
        {
            _ = (await desk.AcceptAsync(filing, people.Act(above, Role.CompetentReviewer, day), stop).ConfigureAwait(false)).Done;
            return;
        }

        foreach (var remark in plan.Remarks)
        {
            _ = (await desk.RemarkAsync(filing, remark.Place, remark.Words, null, people.Act(above, Role.CompetentReviewer, day), stop).ConfigureAwait(false)).Done;
        }

        _ = (await desk.ReturnAsync(filing, people.Act(above, Role.CompetentReviewer, day, "请按所列意见核对后更正。"), stop).ConfigureAwait(false)).Done;
        if (stage == CityStage.Corrected)
        {
            await CorrectAsync(filing, day.AddDays(2), stop).ConfigureAwait(false);
        }
    }

    // The added sentence goes; everything else stays.
    private async Task CorrectAsync(long filing, DateOnly day, CancellationToken stop)
    {
        var next = (await desk.CorrectAsync(filing, Act(Role.Clerk, day, "按退回意见更正"), stop).ConfigureAwait(false)).Done;
        var sheet = ReportSheet.Of(next.Bound);
        var words = string.Join('\n', sheet.Parts[1].Split('\n').Where(line => !line.StartsWith(WrongWords, StringComparison.Ordinal)));
        var corrected = ReportSheet.Nothing with { Parts = ImmutableSortedDictionary<int, string>.Empty.Add(1, words) };
        var saved = (await desk.SaveAsync(next.Id, corrected, next.Revision, Filling.None, Act(Role.Clerk, day), stop).ConfigureAwait(false)).Done;
        await FileAsync(saved, day.AddDays(1), stop).ConfigureAwait(false);
    }

    private async Task FileAsync(ReportFiling filing, DateOnly day, CancellationToken stop)
    {
        var passed = await SubmitAsync(filing.Id, pass: true, day.AddDays(-1), stop).ConfigureAwait(false);
        _ = (await desk.SignAsync(filing.Id, passed.Revision, Act(Role.Leader, day, passed.Errors > 0 ? Reservation : null), stop).ConfigureAwait(false)).Done;
        _ = (await desk.FileAsync(filing.Id, Act(Role.Leader, day), stop).ConfigureAwait(false)).Done;
    }

    private async Task<ReportFiling> SubmitAsync(long filing, bool pass, DateOnly day, CancellationToken stop)
    {
        var submitted = (await desk.SubmitAsync(filing, Act(Role.Clerk, day), stop).ConfigureAwait(false)).Done;
        return pass ? (await desk.PassAsync(filing, Act(Role.Reviewer, day), stop).ConfigureAwait(false)).Done : submitted;
    }

    private Agencies.Acts.Act Act(Role role, DateOnly day, string? why = null) => people.Act(organ.Id, role, day, why);
}
