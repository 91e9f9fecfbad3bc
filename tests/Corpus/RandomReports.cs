using Gongkai.Corpus.Words;
using Gongkai.Reports;

namespace Gongkai.Corpus;

/// <summary>How much an invented organ has to report.</summary>
public enum ReportScale
{
    /// <summary>No requests, no disputes, next to nothing in table 2: most reports of small organs.</summary>
    Quiet,

    /// <summary>A bureau with some requests.</summary>
    Busy,

    /// <summary>A city or county government.</summary>
    Government,
}

/// <summary>What kind of random report is wanted.</summary>
public sealed record RandomOptions
{
    /// <summary>The organ; null: an invented one.</summary>
    public string? Organ { get; init; }

    /// <summary>The year; null: 2019 to 2025.</summary>
    public int? Year { get; init; }

    /// <summary>The scale; null: any.</summary>
    public ReportScale? Scale { get; init; }

    /// <summary>Last year's report of the same organ: what was carried out is carried in, stocks go on from it; null: none.</summary>
    public AnnualReport? Previous { get; init; }

    /// <summary>The edition of the form, whatever the year; null: the one meant for the year.</summary>
    public string? Edition { get; init; }

    /// <summary>Of a hundred reports, how many have cells printed empty or as “/”.</summary>
    public int BlankPercent { get; init; }
}

/// <summary>Random reports that are true: every equation of the form holds, and the words agree with the figures.</summary>
public static class RandomReports
{
    /// <summary>The next report.</summary>
    public static AnnualReport Next(Rng rng, RandomOptions? options = null)
    {
        options ??= new RandomOptions();
        var scale = options.Scale ?? (ReportScale)rng.Weighted(35, 45, 20);
        var year = options.Year ?? rng.Between(2019, 2025);
        var edition = options.Edition ?? (year <= 2020 ? "2019" : "2021");
        var organ = options.Organ ?? Organ(rng, scale);
        var figures = new RandomFigures(rng, scale, options.Previous).Next(edition);
        var words = new Narrative(rng, organ, year, figures);
        var printed = rng.Chance(options.BlankPercent) ? Blanks.Print(rng, edition, figures) : figures;
        return new AnnualReport
        {
            Organ = organ,
            Year = year,
            Form = edition,
            Title = $"{organ}{year}年政府信息公开工作年度报告",
            Preamble = words.Preamble(),
            Sections = words.Sections(FormCatalogue.Default.Form(edition)),
            Figures = printed,
        };
    }

    private static string Organ(Rng rng, ReportScale scale)
    {
        var city = rng.Pick(WordList.Of("cities"));
        return (scale, rng.Next(3)) switch
        {
            (ReportScale.Government, 0) => city + "人民政府",
            (ReportScale.Government, _) => city + rng.Pick(WordList.Of("counties")) + "人民政府",
            (_, 0) => city + rng.Pick(WordList.Of("counties")) + rng.Pick(WordList.Of("bureaus")),
            (ReportScale.Quiet, 1) => city + rng.Pick(WordList.Of("counties")) + Township(rng.Pick(WordList.Of("townships"))),
            _ => city + rng.Pick(WordList.Of("bureaus")),
        };
    }

    private static string Township(string name) => name.EndsWith('处') ? name : name + "人民政府";
}
