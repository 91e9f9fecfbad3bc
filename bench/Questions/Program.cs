using System.Globalization;
using Gongkai.Bench.Questions;

// dotnet run -c Release --project bench/Questions [250000]   sums over many reports, beside DuckDB over the same rows
QuestionsTable.Print(Console.Out, args is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 250_000);
