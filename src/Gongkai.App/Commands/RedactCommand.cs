using System.CommandLine;
using Gongkai.App.Files;
using Gongkai.Documents.Redacting;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;

namespace Gongkai.App.Commands;

/// <summary><c>redact</c>: a copy of a file in which what is marked is nowhere; with <c>--preview</c> only what would go.</summary>
internal static class RedactCommand
{
    public static Command Of(CommandWords words)
    {
        var input = new Argument<string>("IN") { Description = words["redact.in"] };
        var output = new Argument<string?>("OUT") { Description = words["redact.out"], Arity = ArgumentArity.ZeroOrOne };
        var marks = new Option<string[]>("--mark") { Description = words.Fill("redact.mark", ("grounds", string.Join(' ', RedactionGrounds.All.Select(ground => ground.Id)))), HelpName = "GROUND@PLACE", Required = true };
        var grounds = new Option<bool>("--show-grounds") { Description = words["redact.show-grounds"] };
        var command = new Command("redact", words["redact"]) { input, output, marks, grounds };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed.GetValue(input)!, parsed.GetValue(output), parsed.GetValue(marks)!, new RedactionOptions { ShowGrounds = parsed.GetValue(grounds) }, words, cancellation)));
        return command;
    }

    private static int Run(string input, string? output, string[] written, RedactionOptions options, CommandWords words, CancellationToken cancellation)
    {
        var marks = written.Select(mark => RedactionMarkText.Parse(mark) ?? throw new UsageException(words.Fill("redact.unknown-mark", ("mark", mark)))).ToList();
        var bytes = WholeFile.Read(input, words);
        var printer = new InspectionPrinter(words);
        try
        {
            if (output is null)
            {
                Output.Write(printer.Print(FileRedactor.Preview(bytes, input, marks, options, cancellation)));
                return ExitCodes.Fine;
            }

            var redaction = FileRedactor.Redact(bytes, input, marks, options, cancellation);
            WholeFile.Write(output, redaction.Bytes, words);
            Console.Error.WriteLine(words.Fill("written", ("file", output)));
            Output.Write(printer.Print(redaction.Preview) + printer.Print([redaction.Inspection]));
            return redaction.Inspection.IsStopped ? ExitCodes.Findings : ExitCodes.Fine;
        }
        catch (RedactionRefusedException refusal)
        {
            throw new UnusableFileException(words.Fill($"redact.refused.{refusal.Reason}", ("file", input), ("detail", refusal.Detail)));
        }
    }
}
