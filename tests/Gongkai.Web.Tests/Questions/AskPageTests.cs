using System.Globalization;
using System.Text.Json;
using Gongkai.Web.Tests.Http;
using Parquet;
using Xunit;

namespace Gongkai.Web.Tests.Questions;

/// <summary>The page of questions and its files say the same as the data set of all reports.</summary>
public sealed class AskPageTests(DemoSite demo)
{
    private const string Received = "requests.received.total";
    private static readonly int Year = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 2;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Question => string.Create(CultureInfo.InvariantCulture, $"?from={Year}&until={Year}&by=None&by=Year&cell={Received}");

    [Fact]
    public async Task Answer_OnPageAndInFiles_IsTheSumOfTheDataSet()
    {
        var expected = await SumOfDataSetAsync();
        Assert.True(expected > 0);

        using var json = JsonDocument.Parse(await demo.Site.PageAsync($"/open-data/answer.json{Question}"));
        var line = Assert.Single(json.RootElement.GetProperty("lines").EnumerateArray().ToList());
        Assert.Equal(Year, line.GetProperty("year").GetInt32());
        Assert.Equal(expected, line.GetProperty("cells").GetProperty(Received).GetProperty("value").GetDecimal());

        var csv = (await demo.Site.PageAsync($"/open-data/answer.csv{Question}")).Split("\r\n");
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{Year},,,,{line.GetProperty("reports").GetInt32()},{expected},0"), csv[1]);
        Assert.Equal(expected, (decimal)(await ColumnAsync($"/open-data/answer.parquet{Question}", Received)).Single()!.Value);

        var page = await demo.Site.PageAsync($"/open-data/ask{Question}");
        Assert.Contains(expected.ToString("#,0", CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
        Assert.Contains($"/open-data/answer.parquet{Question.Replace("&", "&amp;", StringComparison.Ordinal)}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataSet_AsParquet_HoldsWhatTheTextHolds()
    {
        var csv = (await demo.Site.PageAsync(string.Create(CultureInfo.InvariantCulture, $"/open-data/reports/{Year}.csv"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        var values = await ColumnAsync(string.Create(CultureInfo.InvariantCulture, $"/open-data/reports/{Year}.parquet"), "value");
        Assert.Equal(csv.Select(line => line[^2]), values.Select(value => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? ""));
    }

    [Theory]
    [InlineData("?division=4400000000&from=abc&kind=Nobody&by=Everything&cell=no.such.cell&form=1999&column=%22%3E%3Cscript%3E")]
    [InlineData("?division=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    public async Task Question_ThatMakesNoSense_IsAnsweredWithoutIt(string question)
    {
        var page = await demo.Site.PageAsync($"/open-data/ask{question}");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><script", page, StringComparison.Ordinal);
        Assert.NotEqual(0, JsonDocument.Parse(await demo.Site.PageAsync($"/open-data/answer.json{question}")).RootElement.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Question_ThatNothingFits_SaysSo()
    {
        Assert.Contains("没有符合条件的已发布报告", await demo.Site.PageAsync("/open-data/ask?division=65"), StringComparison.Ordinal);
    }

    private async Task<decimal> SumOfDataSetAsync()
    {
        using var json = JsonDocument.Parse(await demo.Site.PageAsync(string.Create(CultureInfo.InvariantCulture, $"/open-data/reports/{Year}.json?form=2021")));
        return json.RootElement.GetProperty("reports").EnumerateArray().Where(report => report.GetProperty("scope").GetString() == "Self")
            .GroupBy(report => report.GetProperty("organ").GetString()).Select(versions => versions.MaxBy(report => report.GetProperty("version").GetInt32()))
            .Sum(report => report.GetProperty("figures").GetProperty(Received).GetProperty("value").GetDecimal());
    }

    private async Task<List<double?>> ColumnAsync(string address, string column)
    {
        using var file = new MemoryStream(await demo.Site.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), Cancellation));
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: Cancellation);
        var field = reader.Schema.DataFields.Single(field => field.Name == column);
        var values = new List<double?>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            var some = new double?[rows.RowCount];
            await rows.ReadAsync(field, some.AsMemory(), null, Cancellation);
            values.AddRange(some);
        }

        return values;
    }
}
