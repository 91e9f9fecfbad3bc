using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Text;

namespace Gongkai.Corpus.Auditing;

/// <summary>An example of a rule: a report that it passes, or one that it finds.</summary>
/// <param name="Name">File and line.</param>
/// <param name="Rule">The rule.</param>
/// <param name="IsFound">True when the rule must find it.</param>
/// <param name="Read">The report with what its reader saw.</param>
/// <param name="Companions">What it is held against.</param>
public sealed record RuleExample(string Name, string Rule, bool IsFound, ReadReport Read, Companions Companions)
{
    private const int MostCells = 3;
    private const int LongestTold = 120;
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary>How it is told: table, changes, words, shortened.</summary>
    public string Told { get; private init; } = "";

    /// <summary>True when the checks say of it what they should.</summary>
    public bool Holds => Found.Any() == IsFound;

    /// <summary>What the rule says of it, for people to read: how it is told, then a line for each finding with weight, sentence, cells and the numbers shown as evidence.</summary>
    public string Saying => $"{Rule} {Told}\n" + string.Concat(Found.Select(finding =>
        $"  {finding.Severity}: {RuleBook.Message(finding, Chinese)} [{string.Join(' ', finding.Cells.Take(MostCells).Select(cell => cell.Code))}{(finding.Cells.Length > MostCells ? $" +{finding.Cells.Length - MostCells}" : "")}] {RuleBook.Number(finding.Expected)}/{RuleBook.Number(finding.Actual)} {string.Join(" | ", finding.Evidence.Select(evidence => evidence.Text))}\n"));

    private IEnumerable<Finding> Found => ReportChecks.Run(Read, Companions).Where(finding => finding.Rule == Rule);

    /// <summary>The examples of a file; tables come from the folder of sentences.</summary>
    public static ImmutableArray<RuleExample> Load(string file, string tables)
    {
        var known = AuditTables.Load(tables).ToImmutableDictionary(table => table.Key, table => Printed(table.Value));
        return [.. File.ReadAllLines(file).Select((text, at) => (Cells: text.Split('\t'), Name: $"{Path.GetFileName(file)}:{at + 1}"))
            .Where(line => line.Cells.Length >= 3 && line.Cells[0][0] != '#')
            .Select(line => Tell(line.Name, [.. line.Cells, "", ""], known))];
    }

    // Each figure stands in a place of its own, so that a finding can show it.
    private static AnnualReport Printed(AnnualReport report) => report with
    {
        Figures = Figures.From(report.Figures.Select((pair, at) => KeyValuePair.Create(pair.Key, pair.Value with { Raw = pair.Value.Value?.ToString(CultureInfo.InvariantCulture), Where = new SourcePlace(new TextSpan(at, 1)) }))),
    };

    private static RuleExample Tell(string name, string[] cells, ImmutableDictionary<string, AnnualReport> tables)
    {
        var told = new Telling(tables[cells[2]], tables);
        foreach (var change in cells[3].Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            told.Take(change[..change.IndexOf('=', StringComparison.Ordinal)], change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }

        foreach (var part in cells[4].Split(" ¶ ", StringSplitOptions.RemoveEmptyEntries))
        {
            told.Say(part);
        }

        var report = told.Report;
        var companions = new Companions { Previous = told.Before, Members = told.Members, Peers = told.Peers };
        return new RuleExample(name, cells[0], cells[1] == "found", new ReadReport(report, new Document("example", DocumentKind.Text, "", []), told.Seen), companions) { Told = Short(string.Join(' ', cells.Skip(2))) };
    }

    private static string Short(string text) => (text.Length > LongestTold ? text[..LongestTold] + "…" : text).Trim();

    /// <summary>A report while its example is still being told.</summary>
    private sealed class Telling(AnnualReport report, ImmutableDictionary<string, AnnualReport> tables)
    {
        public AnnualReport Report { get; private set; } = report;

        public AnnualReport? Before { get; private set; }

        public ImmutableArray<AnnualReport> Members { get; private set; } = [];

        public ImmutableArray<AnnualReport> Peers { get; private set; } = [];

        public ImmutableArray<Observation> Seen { get; private set; } = [];

        public void Take(string name, string value)
        {
            switch (name)
            {
                case "before":
                    Before = tables[value] with { Year = Report.Year - 1 };
                    break;
                case "members":
                    Members = [.. value.Split(' ').Select(member => tables[member])];
                    break;
                case "peers":
                    Peers = [.. Enumerable.Range(1, int.Parse(value, CultureInfo.InvariantCulture)).Select(at => Peer(Report, at))];
                    break;
                case "saw":
                    Seen = [Observed(value.Split(' '))];
                    break;
                case not null when name.StartsWith("before.", StringComparison.Ordinal):
                    Before = Change(Before!, name["before.".Length..], value);
                    break;
                default:
                    Report = Change(Report, name!, value);
                    break;
            }
        }

        public void Say(string part)
        {
            const string before = "before ";
            var isBefore = part.StartsWith(before, StringComparison.Ordinal);
            part = isBefore ? part[before.Length..] : part;
            var section = new ReportSection(part[0] - '0', "", MappedText.Unplaced(part[2..]));
            if (isBefore)
            {
                Before = Before! with { Sections = [.. Before.Sections, section] };
            }
            else
            {
                Report = Report with { Sections = [.. Report.Sections, section] };
            }
        }

        private static Observation Observed(string[] words) => new(Enum.Parse<ObservationKind>(words[0]))
        {
            Section = int.Parse(words[1], CultureInfo.InvariantCulture),
            Cells = [.. words.Skip(2).Select(CellId.Parse)],
        };

        // A neighbour with figures of the same size.
        private static AnnualReport Peer(AnnualReport report, int at) => report with
        {
            Organ = "云" + (char)('溪' + at) + report.Organ![2..],
            Figures = Figures.From(report.Figures.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value is { } value ? pair.Value with { Value = Math.Round(value * (0.6m + (0.1m * at))) } : pair.Value))),
        };

        private static AnnualReport Change(AnnualReport report, string name, string value) => name switch
        {
            "organ" => report with { Organ = value },
            "year" => report with { Year = int.Parse(value, CultureInfo.InvariantCulture) },
            _ => report with { Figures = report.Figures.With(CellId.Parse(name), FigureOf(value) with { Where = report.Figures[CellId.Parse(name)].Where }) },
        };

        private static Figure FigureOf(string value) => value[0] switch
        {
            '?' => new Figure(FigureState.Doubtful, null) { Raw = value[1..] },
            'b' => new Figure(FigureState.Blank, null),
            _ => Figure.Of(decimal.Parse(value, CultureInfo.InvariantCulture)) with { Raw = value },
        };
    }
}
