using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;

namespace Gongkai.Web.Portal.OpenData;

/// <summary>One figure of one published version of a report, as the data set lists it.</summary>
internal sealed record OpenLine(Organ Organ, int Year, ReportScope Scope, string Form, int Version, DateOnly Published, CellId Cell, Figure Figure)
{
    /// <summary>So many lines are packed together.</summary>
    public const int GroupSize = 100_000;

    /// <summary>The columns of the data set with these lines in them.</summary>
    public static IReadOnlyList<ParquetColumn> Columns(IReadOnlyList<OpenLine> lines) =>
    [
        ParquetColumn.Of("organ", lines.Select(line => line.Organ.Code)), ParquetColumn.Of("organ_name", lines.Select(line => line.Organ.Name)), ParquetColumn.Of("division", lines.Select(line => line.Organ.Division)),
        ParquetColumn.Of("kind", lines.Select(line => line.Organ.Kind.ToString())), ParquetColumn.Of("level", lines.Select(line => line.Organ.Level.ToString())), ParquetColumn.Of("year", lines.Select(line => (int?)line.Year)),
        ParquetColumn.Of("scope", lines.Select(line => line.Scope.ToString())), ParquetColumn.Of("form", lines.Select(line => line.Form)), ParquetColumn.Of("version", lines.Select(line => (int?)line.Version)),
        ParquetColumn.Of("published", lines.Select(line => (DateOnly?)line.Published)), ParquetColumn.Of("cell", lines.Select(line => line.Cell.Code)),
        ParquetColumn.Of("value", lines.Select(line => (double?)line.Figure.Value)), ParquetColumn.Of("state", lines.Select(line => line.Figure.State.Code())),
    ];
}
