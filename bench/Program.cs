using BenchmarkDotNet.Running;
using Gongkai.Bench;
using Gongkai.Bench.Load;
using Gongkai.Bench.Portal;

// dotnet run -c Release --project bench                 the table of docs/performance.md, a minute
// dotnet run -c Release --project bench -- full [...]   BenchmarkDotNet, with its own options
// dotnet run -c Release --project bench -- bulk [1000]  many files of each kind, against tools started once a file
// dotnet run -c Release --project bench -- files-made COUNT FOLDER | files COUNT FOLDER   so many different files made, or read in one process
// dotnet run -c Release --project bench -- january      a season's prints, a large city's total
// dotnet run -c Release --project bench -- portal-fill COUNT FOLDER [CONNECTION]       a store of published items; see portal.sh
// dotnet run -c Release --project bench -- portal-ask URL FOLDER [CONNECTION]          asks a site that serves it
// dotnet run -c Release --project bench -- load-… …                                   the January peak; see load.sh
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

if (args is ["portal-fill", var items, .. var filled])
{
    await PortalStore.FillAsync(int.Parse(items, System.Globalization.CultureInfo.InvariantCulture), PortalStore.PlaceOf(filled), CancellationToken.None);
    return 0;
}

if (args is ["portal-ask", var site, .. var asked])
{
    await PortalRun.RunAsync(new Uri(site), PortalStore.PlaceOf(asked), CancellationToken.None);
    return 0;
}

if (args is [var load, ..] && load.StartsWith("load-", StringComparison.Ordinal))
{
    return await LoadCommands.RunAsync(args, CancellationToken.None);
}

if (args is ["portal-word", var rank])
{
    Console.Out.Write(PortalWords.All.InAddress(int.Parse(rank, System.Globalization.CultureInfo.InvariantCulture)));
    return 0;
}

if (args is ["january"])
{
    await JanuaryTable.PrintAsync(Console.Out);
    return 0;
}

if (args is ["bulk", .. var number])
{
    BulkTable.Print(Console.Out, number is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 1_000);
    return 0;
}

if (args is ["files-made", var made, var place])
{
    ManyFiles.Make(int.Parse(made, System.Globalization.CultureInfo.InvariantCulture), place);
    return 0;
}

if (args is ["files", var many, var folder])
{
    ManyFiles.Read(Console.Out, int.Parse(many, System.Globalization.CultureInfo.InvariantCulture), folder);
    return 0;
}

if (args.Length > 0)
{
    Console.Error.WriteLine("usage: bench [full OPTIONS... | accuracy OPTIONS... | bulk [COUNT] | january | portal-fill … | portal-ask …]");
    return 64;
}

QuickTable.Print(Console.Out);
return 0;
