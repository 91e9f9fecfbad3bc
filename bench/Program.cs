using BenchmarkDotNet.Running;
using Gongkai.Bench;
using Gongkai.Bench.Load;
using Gongkai.Bench.Portal;
using Gongkai.Bench.Size;

// dotnet run -c Release --project bench                 the table of docs/performance.md, a minute
// dotnet run -c Release --project bench -- full [...]   BenchmarkDotNet, with its own options
// dotnet run -c Release --project bench -- bulk [1000]  many files of each kind, against tools started once a file
// dotnet run -c Release --project bench -- files-made COUNT FOLDER | files COUNT FOLDER   so many different files made, or read in one process
// dotnet run -c Release --project bench -- january      a season's prints, a large city's total
// dotnet run -c Release --project bench -- portal-fill COUNT FOLDER [CONNECTION]       a store of published items; see portal.sh
// dotnet run -c Release --project bench -- portal-ask URL FOLDER [CONNECTION]          asks a site that serves it
// dotnet run -c Release --project bench -- load-… …                                   the January peak; see load.sh
// dotnet run -c Release --project bench -- size-fill ITEMS FOLDER [CONNECTION]         a large store; see size.sh
// dotnet run -c Release --project bench -- size-check FOLDER [CONNECTION]              tells the search everything again and compares
// dotnet run -c Release --project bench -- size-ask URL PROCESS ITEMS PASSWORD FOLDER [CONNECTION]   asks a site that serves it
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

if (args is ["size-fill", var stored, .. var room])
{
    await SizeStore.FillAsync(new SizePlan(int.Parse(stored, System.Globalization.CultureInfo.InvariantCulture)), PortalStore.PlaceOf(room), CancellationToken.None);
    return 0;
}

if (args is ["size-ask", var large, var process, var held, var password, .. var answering])
{
    await SizeRun.RunAsync(new Uri(large), int.Parse(process, System.Globalization.CultureInfo.InvariantCulture), new SizePlan(int.Parse(held, System.Globalization.CultureInfo.InvariantCulture)), PortalStore.PlaceOf(answering), password, CancellationToken.None);
    return 0;
}

if (args is ["size-check", .. var compared])
{
    return await SizeCheck.RunAsync(PortalStore.PlaceOf(compared), CancellationToken.None) ? 0 : 1;
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
    Console.Error.WriteLine("usage: bench [full OPTIONS... | accuracy OPTIONS... | bulk [COUNT] | january | portal-fill … | portal-ask … | size-fill … | size-check … | size-ask …]");
    return 64;
}

QuickTable.Print(Console.Out);
return 0;
