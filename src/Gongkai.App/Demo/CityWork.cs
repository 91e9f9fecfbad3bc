using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Gongkai.Disclosure.Registers;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Requests;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>What a bureau of the demonstration did in the years that are over: its requests, taken over as a book, its disputes, and the documents it began with.
/// Its reports of those years are counted from this and from its registers, so that no figure in them is typed. Safe to run again.</summary>
internal sealed class CityWork(GongkaiDb db, PersonalKeys keys, CityPeople people)
{
    private const int DisputePercent = 26;
    private const string Court = "云泽市中级人民法院";
    private static readonly string[] Wishes = ["征收补偿安置方案", "建设项目环境影响评价批复", "招标投标情况书面报告", "行政处罚案卷目录", "专项资金分配结果", "规划许可附图", "信访答复依据文件", "人员招录成绩排名", "工程竣工验收备案表", "会议纪要"];
    private static readonly IntakeChannel[] Ways = [IntakeChannel.Web, IntakeChannel.Web, IntakeChannel.SignedPost, IntakeChannel.Counter];

    private readonly WorkCalendar calendar = WorkCalendar.National;

    /// <summary>Enters the work of these years.</summary>
    public async Task FillAsync(Organ bureau, int first, int last, CancellationToken stop)
    {
        var act = people.Act(bureau.Id, Role.Clerk, people.Today);
        var officer = await OfficerAuthority.LoadAsync(db, act.OfficerId!.Value, act.Day, stop).ConfigureAwait(false);
        var before = await BeforeAsync(bureau, first - 1, stop).ConfigureAwait(false);
        var stock = Stock(bureau, first - 1, before);
        _ = (await new RegisterDesk(db).ImportAsync(bureau.Id, "normative", [stock], officer, act, stop).ConfigureAwait(false)).Done;
        var by = new Handler(officer, act.At, "原台账");
        _ = (await new RequestDesk(db, keys, calendar).TakeOverAsync(bureau.Id, new CaseBook([.. Cases(bureau, first, last, before).Where(one => one.ReceivedOn <= people.Today)], []), by, stop).ConfigureAwait(false)).Done;
        if (!await db.Set<Dispute>().AnyAsync(dispute => dispute.OrganId == bureau.Id, stop).ConfigureAwait(false))
        {
            await DisputeAsync(bureau, first, last, by, stop).ConfigureAwait(false);
        }

        db.ChangeTracker.Clear();
    }

    // What the report before the first of these years says was carried on.
    private async Task<Figures> BeforeAsync(Organ bureau, int year, CancellationToken stop)
    {
        var filing = await db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.OrganId == bureau.Id && filing.Year == year && filing.FiledAt != null).OrderByDescending(filing => filing.Version).FirstOrDefaultAsync(stop).ConfigureAwait(false);
        return filing?.Report.Figures ?? Figures.From([]);
    }

    private static RegisterEntry Stock(Organ bureau, int year, Figures before) => new()
    {
        On = new DateOnly(year, 12, 31), From = new DateOnly(year, 1, 1), IsBatch = true, Number = Was(before, "disclosure.normative.in-force") ?? new CityDice(bureau.Code, year).Next(12, 40),
        Title = "继续有效的行政规范性文件", Source = "规范性文件清理结果", Evidence = "继续有效文件目录",
    };

    private IEnumerable<BookCase> Cases(Organ bureau, int first, int last, Figures before)
    {
        var line = 0;
        foreach (var kind in ApplicantKind.All)
        {
            var carried = Was(before, $"requests.carried-out.{kind.Code}") ?? 0;
            for (var number = 0; number < carried; number++)
            {
                // Late enough in the year before to be answered in this one.
                yield return Case(bureau, ++line, kind, new DateOnly(first - 1, 12, 22).AddDays(number % 7), new CityDice(bureau.Code + "0", first + line), fewest: 14);
            }
        }

        for (var year = first; year <= last; year++)
        {
            var dice = new CityDice(bureau.Code, year);
            foreach (var (kind, number) in new[] { ("natural", dice.Next(7, 22)), ("business", dice.Next(0, 5)), ("legal-service", dice.Happens(40) ? 1 : 0) })
            {
                for (var each = 0; each < number; each++)
                {
                    yield return Case(bureau, ++line, ApplicantKind.Parse(kind), new DateOnly(year, 1, 1).AddDays(dice.Next(0, 364)), dice);
                }
            }
        }
    }

    private BookCase Case(Organ bureau, int line, ApplicantKind kind, DateOnly day, CityDice dice, int fewest = 4)
    {
        var received = calendar.RollForward(day);
        var closed = calendar.AddWorkdays(received, dice.Next(fewest, 19));
        var isClosed = closed <= people.Today;
        var number = string.Create(CultureInfo.InvariantCulture, $"{received.Year}-{line:000}");
        var applicant = kind.IsOrganisation ? new ApplicantData($"云泽{(kind.Code == "business" ? "青禾建设有限公司" : "明律律师事务所")}", null, null) : new ApplicantData($"申请人{line.ToString(CultureInfo.InvariantCulture)}", null, null);
        var outcome = CityFigures.WayOf(dice);
        return new BookCase(line, number, received, Ways[dice.Next(0, Ways.Length - 1)], kind, applicant, $"{received.Year.ToString(CultureInfo.InvariantCulture)}年{bureau.Name}{Wishes[dice.Next(0, Wishes.Length - 1)]}", isClosed ? closed : null, isClosed ? Outcome.Parse(outcome) : null, isClosed ? $"告知书{number}" : null);
    }

    private async Task DisputeAsync(Organ bureau, int first, int last, Handler by, CancellationToken stop)
    {
        var desk = new DisputeDesk(db, calendar);
        for (var year = first; year <= last; year++)
        {
            var dice = new CityDice(bureau.Code + "1", year);
            if (!dice.Happens(DisputePercent))
            {
                continue;
            }

            // The period for answering a reconsideration is known from 2024 on.
            var isSuit = dice.Happens(30) || year < 2024;
            var received = calendar.RollForward(new DateOnly(year, 2, 1).AddDays(dice.Next(0, 200)));
            var dispute = (await desk.RecordAsync(new NewDispute(bureau.Id, null, isSuit ? DisputeKind.Litigation : DisputeKind.Reconsideration, isSuit ? Court : "云泽市人民政府", null, received), by, stop).ConfigureAwait(false)).Done;
            _ = (await desk.EndAsync(dispute.Id, isSuit ? "claim-rejected" : "maintained", calendar.AddWorkdays(received, 38), null, by, stop).ConfigureAwait(false)).Done;
        }
    }

    private static int? Was(Figures before, string cell) => before[CellId.Parse(cell)] is { IsCertain: true, Value: { } value } ? (int)value : null;
}
