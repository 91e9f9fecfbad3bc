using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Requests;

/// <summary>One line of a book while it is read.</summary>
internal sealed class BookLine(int line, IReadOnlyList<string> cells, Dictionary<string, (string Head, int Index)> columns, ImmutableArray<BookFault>.Builder faults, DateOnly today)
{
    public bool IsBlank => cells.All(string.IsNullOrWhiteSpace);

    public BookCase Read()
    {
        var received = Date("received", isRequired: true) ?? today;
        var closed = Date("closed", isRequired: false);
        if (received < ClockRuleBook.Default.First || received > today)
        {
            Fault("received", "import.day");
        }

        if (closed < received || closed > today)
        {
            Fault("closed", "import.order");
        }

        var outcome = Text("outcome") is { Length: > 0 } written ? BookWords.OutcomeOf(written) : null;
        if (outcome is null && Text("outcome").Length > 0)
        {
            Fault("outcome", "import.outcome");
        }
        else if (outcome is null != closed is null)
        {
            Fault(outcome is null ? "outcome" : "closed", "import.half");
        }

        var kind = BookWords.Current.Kind(Text("kind"));
        if (kind is null)
        {
            Fault("kind", "import.kind");
        }

        var channel = Text("channel") is { Length: > 0 } way ? BookWords.Current.Channel(way) : IntakeChannel.Counter;
        if (channel is null)
        {
            Fault("channel", "import.channel");
        }

        var applicant = new ApplicantData(Given("name"), Optional("identity"), Optional("contact"));
        return new BookCase(line, Given("number"), received, channel ?? IntakeChannel.Counter, kind ?? Reports.ApplicantKind.Natural, applicant, Given("wanted"), closed, outcome, Optional("reply"));
    }

    public void Fault(string column, string code) =>
        faults.Add(new BookFault(line, HeadOf(column), Text(column), Refusal.Of(code, ("line", Written.Number(line)), ("column", HeadOf(column)), ("written", Text(column)))));

    private string HeadOf(string column) => columns.TryGetValue(column, out var place) ? place.Head.Trim() : BookWords.Current.Columns.First(known => known.Code == column).Zh;

    private string Text(string column) => columns.TryGetValue(column, out var place) && place.Index < cells.Count ? cells[place.Index].Trim() : "";

    private string? Optional(string column) => Text(column) is { Length: > 0 } text ? text : null;

    private string Given(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            Fault(column, "import.empty");
        }

        return text;
    }

    private DateOnly? Date(string column, bool isRequired)
    {
        var text = Text(column);
        if (text.Length == 0 && !isRequired)
        {
            return null;
        }

        var date = CaseBook.DateOf(text);
        if (date is null)
        {
            Fault(column, text.Length == 0 ? "import.empty" : "import.date");
        }

        return date;
    }
}
