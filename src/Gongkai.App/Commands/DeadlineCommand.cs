using System.CommandLine;
using Gongkai.Agencies;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;

namespace Gongkai.App.Commands;

/// <summary><c>deadline</c>: the last day for answering a request, line by line.</summary>
internal static class DeadlineCommand
{
    public static Command Of(CommandWords words)
    {
        var received = new Option<string>("--received") { Description = words["deadline.received"], HelpName = "DATE", Required = true };
        var events = new Option<string[]>("--event") { Description = words.Fill("deadline.event", ("names", string.Join(' ', ClockEventNames.All))), HelpName = "NAME=DATE[:DAYS]" };
        var asOf = new Option<string?>("--as-of") { Description = words["deadline.as-of"], HelpName = "DATE" };
        var json = new Option<bool>("--json") { Description = words["read.json"] };
        var command = new Command("deadline", words["deadline"]) { received, events, asOf, json };
        command.SetAction(parsed =>
        {
            var (request, errors) = DeadlineRequest.Parse(parsed.GetValue(received), parsed.GetValue(events) ?? [], parsed.GetValue(asOf));
            if (request is null)
            {
                throw new UsageException(string.Join(Environment.NewLine, errors.Select(error => error.Say(words.Culture))));
            }

            var answer = request.Answer();
            Output.Write(parsed.GetValue(json) ? ClockText.ToJson(answer, words.Culture) + "\n" : ClockText.Render(answer, words.Culture));
            return ExitCodes.Fine;
        });
        return command;
    }
}
