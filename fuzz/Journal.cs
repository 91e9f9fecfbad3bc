using System.Diagnostics;
using System.Text;
using Gongkai.Corpus.Fuzzing;

namespace Gongkai.Fuzz;

/// <summary>Writes down which file is being read, so that it is known when the process dies of it, and looks whether it comes back at all.</summary>
internal sealed class Journal : IDisposable
{
    // Of the processor, and by the clock for one that waits.
    private static readonly TimeSpan MostWork = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly FileStream last;
    private readonly Timer watchman;
    private volatile FuzzedFile? current;
    private long begun;
    private long worked;

    public Journal(string path, Action<FuzzedFile> hang)
    {
        last = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        watchman = new Timer(_ => Look(hang), null, Pause, Pause);
    }

    public void Begin(FuzzedFile file)
    {
        Interlocked.Exchange(ref begun, Stopwatch.GetTimestamp());
        Interlocked.Exchange(ref worked, Environment.CpuUsage.TotalTime.Ticks);
        current = file;
        last.Position = 0;
        last.Write(Encoding.UTF8.GetBytes(file.ToString().PadRight(300) + "\n"));
    }

    public void Dispose()
    {
        watchman.Dispose();
        var path = last.Name;
        last.Dispose();
        File.Delete(path);
    }

    private void Look(Action<FuzzedFile> hang)
    {
        var work = Environment.CpuUsage.TotalTime - TimeSpan.FromTicks(Interlocked.Read(ref worked));
        if (current is { } file && (work > MostWork || Stopwatch.GetElapsedTime(Interlocked.Read(ref begun)) > MostTime))
        {
            hang(file);
        }
    }
}
