using System.Diagnostics;
using Gongkai.Documents.Programs;
using Xunit;

namespace Gongkai.Tests.Documents.Programs;

/// <summary>Programs of the machine are kept alone: no network, a folder that goes away, an end when the time is up.</summary>
public sealed class OutsideProgramTests : IDisposable
{
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-outside-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Run_AnyProgram_FindsNoNetwork()
    {
        Assert.SkipUnless(OutsideProgram.CanLeaveNetwork, "This system does not allow to take the network away (unshare).");

        Assert.Equal(0, Shell("cut -d: -f1 -s /proc/net/dev > devices; cat /proc/net/route > routes", Plenty));

        Assert.Equal(["lo"], Lines("devices").Where(device => !device.Contains('|', StringComparison.Ordinal)).Select(device => device.Trim()));
        Assert.True(Lines("routes").Length <= 1);
    }

    [Fact]
    public void Run_BeyondItsTime_EndsWithAllThatItStarted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs the shell of Linux.");
        var watch = Stopwatch.StartNew();

        Assert.Null(Shell("(while :; do date +%s%N > child; sleep 0.1; done) & wait", TimeSpan.FromSeconds(3)));

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(40));
        AssertSilent("child");
    }

    [Fact]
    public void Run_BeyondItsTime_EndsWhatSlippedAway()
    {
        Assert.SkipUnless(OutsideProgram.CanLeaveNetwork, "This system does not allow a house of processes of its own (unshare).");
        Assert.SkipUnless(OutsideProgram.Find("setsid") is not null, "setsid is not installed.");

        Assert.Null(Shell("setsid -f sh -c 'while :; do date +%s%N > away; sleep 0.1; done'; sleep 60", TimeSpan.FromSeconds(3)));

        AssertSilent("away");
    }

    [Fact]
    public void Run_WritingWithoutEnd_StopsAtTheLimit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs the shell of Linux.");

        Assert.NotEqual(0, Shell("truncate -s 3G huge", Plenty));

        Assert.False(File.Exists(Path.Combine(folder.FullName, "huge")) && new FileInfo(Path.Combine(folder.FullName, "huge")).Length > 1_100_000_000);
    }

    [Fact]
    public void Run_AnyProgram_LivesInTheFolder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs the shell of Linux.");

        Assert.Equal(0, Shell("printf '%s\\n' \"$PWD\" \"$HOME\" \"$TMPDIR\" > places", Plenty));

        Assert.All(Lines("places"), place => Assert.Equal(folder.FullName, place));
    }

    private int? Shell(string command, TimeSpan time) => OutsideProgram.Run("/bin/sh", folder.FullName, time, TestContext.Current.CancellationToken, "-c", command);

    private string[] Lines(string file) => File.ReadAllLines(Path.Combine(folder.FullName, file));

    // What writes the time every tenth of a second has begun, and writes it no more.
    private void AssertSilent(string file)
    {
        var path = Path.Combine(folder.FullName, file);
        Assert.True(File.Exists(path));
        var last = File.ReadAllText(path);
        using var pause = new ManualResetEventSlim();
        pause.Wait(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Equal(last, File.ReadAllText(path));
    }
}
