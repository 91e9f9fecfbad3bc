using BenchmarkDotNet.Running;
using Gongkai.Bench;

// dotnet run -c Release --project bench                 the table of docs/performance.md, a minute
// dotnet run -c Release --project bench -- full [...]   BenchmarkDotNet, with its own options
// dotnet run -c Release --project bench -- accuracy     what is read of the generated corpus, by shape and container
if (args is ["full", .. var options])
{
    BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(options);
    return 0;
}

if (args is ["accuracy", .. var wanted])
{
    return AccuracyRun.Run(wanted);
}

if (args.Length > 0)
{
    Console.Error.WriteLine("usage: bench [full OPTIONS... | accuracy OPTIONS...]");
    return 64;
}

QuickTable.Print(Console.Out);
return 0;
