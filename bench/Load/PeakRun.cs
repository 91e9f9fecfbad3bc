using System.Diagnostics;
using System.Globalization;
using Gongkai.Agencies.Officers;

namespace Gongkai.Bench.Load;

/// <summary>The January peak: readers, searchers, applicants and offices at once, by the clock.</summary>
/// <param name="site">Where it is played.</param>
/// <param name="plan">What the store holds.</param>
/// <param name="tally">Where it is counted.</param>
/// <param name="line">The connections of all visitors.</param>
/// <param name="share">How much of the peak, 1 for all of it.</param>
internal sealed class PeakRun(Uri site, LoadPlan plan, Tally tally, HttpMessageInvoker line, double share)
{
    private const double PagesASecond = 300;
    private const double SearchesASecond = 30;
    private const double DesksASecond = 2;
    private const double RequestsAnHour = 500;
    private const double FilingsAnHour = 2_000;
    private const double PublicationsAnHour = 5_000;
    private const int LastYear = 2025;

    // So far apart that what warms up and what is counted never ask for the same.
    private const int Apart = 10_000_000;

    private readonly PortalLooks looks = new(plan);
    private Staff staff = null!;
    private int asked;
    private int filed;
    private int published;
    private int done;

    /// <summary>Warms the site up with the same load, then counts.</summary>
    /// <returns>True when nothing went wrong.</returns>
    public static async Task<bool> RunAsync(Uri site, string folder, TimeSpan warm, TimeSpan length, double share, IEnumerable<string> processes, CancellationToken stop)
    {
        using var line = Visitor.Line();
        var tally = new Tally();
        var plan = LoadPlan.Read(folder);
        var peak = new PeakRun(site, plan, tally, line, share);
        peak.staff = await Staff.SignInAsync(plan, peak.NewVisitor, stop);
        await peak.PlayAsync(warm, 1, stop);
        (tally.Counts, peak.done) = (true, 0);
        var (burden, begin) = (new Burden(processes), Stopwatch.GetTimestamp());
        await peak.PlayAsync(length, 2, stop);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share:P0} of the peak, {length.TotalSeconds:0} s counted after {warm.TotalSeconds:0} s to warm up; {peak.done} publications and filings came to their end"));
        Console.WriteLine($"cores used: {burden.Say(Stopwatch.GetElapsedTime(begin).TotalSeconds)}\n");
        tally.Print(PageKind.All, length.TotalSeconds);
        return tally.IsClean;
    }

    private Task PlayAsync(TimeSpan length, int turn, CancellationToken stop)
    {
        Task Come(double perSecond, int kind, Func<int, long, Task> come) => Arrivals.RunAsync(perSecond * share, length, (turn * 10) + kind, come, stop);
        return Task.WhenAll(
            Come(PagesASecond, 0, (number, since) => looks.Page((turn * Apart) + number) is var page ? NewVisitor().LookAsync(page.Kind, page.Path, since, stop) : Task.CompletedTask),
            Come(SearchesASecond, 1, (number, since) => NewVisitor().LookAsync(PageKind.Search, looks.Search((turn * Apart) + number), since, stop)),
            Come(DesksASecond, 2, (number, since) => BoardAsync(number, since, stop)),
            Come(DesksASecond, 3, (number, since) => CaseAsync(number, since, stop)),
            Come(RequestsAnHour / 3_600, 4, (_, _) => Asking.RunAsync(NewVisitor(), OrganOf(Interlocked.Increment(ref asked)), asked, stop)),
            Come(FilingsAnHour / 3_600, 5, (_, _) => FileAsync(Interlocked.Increment(ref filed) - 1, stop)),
            Come(PublicationsAnHour / 3_600, 6, (_, _) => PublishAsync(Interlocked.Increment(ref published), stop)));
    }

    private Task BoardAsync(int number, long since, CancellationToken stop) =>
        staff.At(OrganOf(number), Role.Clerk).LookAsync(PageKind.Desk, number % 2 == 0 ? "/office/requests" : "/office/items", since, stop);

    private Task CaseAsync(int number, long since, CancellationToken stop)
    {
        var cases = plan.Cases[number % plan.Cases.Length];
        return staff.At(OrganOf(number), Role.Clerk).LookAsync(PageKind.Case, "/office/requests/" + Uri.EscapeDataString(cases[number / plan.Cases.Length % cases.Length]), since, stop);
    }

    // Each round through the organs files the year before.
    private async Task FileAsync(int number, CancellationToken stop)
    {
        var organ = number % plan.Organs.Length;
        Count(await new Filing(staff, OrganOf(organ), organ, LastYear - (number / plan.Organs.Length)).RunAsync(stop));
    }

    private async Task PublishAsync(int number, CancellationToken stop) => Count(await new Publication(staff, OrganOf(number), number).RunAsync(stop));

    private void Count(bool isDone) => Interlocked.Add(ref done, isDone ? 1 : 0);

    private string OrganOf(int number) => plan.Organs[number % plan.Organs.Length];

    private Visitor NewVisitor() => new(line, site, tally, Visitor.NewAddress());
}
