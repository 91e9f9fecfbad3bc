using System.CommandLine;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Reports.Comparison;
using Gongkai.Reports.Json;

namespace Gongkai.Reader.Commands;

/// <summary>The commands that need neither web nor database. Both heads offer them.</summary>
public static class ReaderCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All(CommandWords words) => [Read(words), Check(words), Convert(words), Diff(words), Schema(words)];

    private static Command Read(CommandWords words)
    {
        var file = new Argument<string>("FILE") { Description = words["read.file"] };
        var json = new Option<bool>("--json") { Description = words["read.json"] };
        var explain = new Option<bool>("--explain") { Description = words["read.explain"] };
        return Of("read", words["read"], [file, json, explain], parsed =>
        {
            var statement = ReportStatement.Of(ReportFile.Read(parsed.GetValue(file)!, words));
            if (parsed.GetValue(json))
            {
                Output.Write(ReportJson.Write(statement, words.Culture, indented: !Console.IsOutputRedirected));
            }
            else
            {
                Output.Write(new Printing.ReportPrinter(words, parsed.GetValue(explain)).Print(statement));
            }

            return ExitOf(statement.Findings);
        });
    }

    private static Command Check(CommandWords words)
    {
        var files = new Argument<string[]>("FILE") { Description = words["check.files"], Arity = ArgumentArity.OneOrMore };
        var previous = new Option<string?>("--previous") { Description = words["check.previous"], HelpName = "FILE" };
        var members = new Option<string[]>("--members") { Description = words["check.members"], HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var peers = new Option<string[]>("--peers") { Description = words["check.peers"], HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var accepted = new Option<string?>("--accepted") { Description = words["check.accepted"], HelpName = "FILE" };
        var letter = new Option<string?>("--letter") { Description = words["check.letter"], HelpName = "OUT.docx" };
        var json = new Option<bool>("--json") { Description = words["read.json"] };
        var sarif = new Option<bool>("--sarif") { Description = words["check.sarif"] };
        return Of("check", words["check"], [files, previous, members, peers, accepted, letter, json, sarif], parsed =>
            new CheckRun(words).Run(new CheckRequest(parsed.GetValue(files)!)
            {
                Previous = parsed.GetValue(previous),
                Members = parsed.GetValue(members) ?? [],
                Peers = parsed.GetValue(peers) ?? [],
                Accepted = parsed.GetValue(accepted),
                Letter = parsed.GetValue(letter),
                Json = parsed.GetValue(json),
                Sarif = parsed.GetValue(sarif),
            }));
    }

    private static Command Convert(CommandWords words)
    {
        var input = new Argument<string>("IN") { Description = words["convert.in"] };
        var output = new Argument<string>("OUT") { Description = words["convert.out"] };
        var form = new Option<string?>("--form") { Description = words["convert.form"], HelpName = string.Join('|', FormCatalogue.Default.Forms.Select(known => known.Edition)) };
        return Of("convert", words["convert"], [input, output, form], parsed =>
            new ConvertRun(words).Run(parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(form)));
    }

    private static Command Diff(CommandWords words)
    {
        var before = new Argument<string>("A") { Description = words["diff.before"] };
        var after = new Argument<string>("B") { Description = words["diff.after"] };
        var json = new Option<bool>("--json") { Description = words["read.json"] };
        return Of("diff", words["diff"], [before, after, json], parsed =>
        {
            var (first, second) = (ReportFile.Read(parsed.GetValue(before)!, words).Report, ReportFile.Read(parsed.GetValue(after)!, words).Report);
            var diff = ReportDiff.Compare(first, second);
            if (parsed.GetValue(json))
            {
                Output.Write(DiffJson.Write(first, second, diff, words.Culture, indented: !Console.IsOutputRedirected));
            }
            else
            {
                Output.Write(Printing.DiffPrinter.Print(diff, second, words));
            }

            return diff.IsEmpty ? ExitCodes.Fine : ExitCodes.Findings;
        });
    }

    private static Command Schema(CommandWords words) => Of("schema", words["schema"], [], _ =>
    {
        Output.Write(ReportSchema.Write());
        return ExitCodes.Fine;
    });

    /// <summary>1 when there is an error or warning among the findings.</summary>
    internal static int ExitOf(IEnumerable<Finding> findings) =>
        findings.Any(finding => finding.Severity >= Severity.Warning) ? ExitCodes.Findings : ExitCodes.Fine;

    private static Command Of(string name, string description, Symbol[] symbols, Func<ParseResult, int> run)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else if (symbol is Option option)
            {
                command.Add(option);
            }
        }

        command.SetAction(run);
        return command;
    }
}
