using System.Globalization;
using System.Text;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Redacting;
using Gongkai.Reader.Words;

namespace Gongkai.App.Files;

/// <summary>Prints what an inspection found and what a redaction takes out, for a terminal.</summary>
internal sealed class InspectionPrinter(CommandWords words)
{
    /// <summary>Each file with its leaks and the cure of each, then a line that adds up.</summary>
    public string Print(IReadOnlyCollection<Inspection> inspections)
    {
        var text = new StringBuilder();
        foreach (var inspection in inspections)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{inspection.Name}  {inspection.Kind}  {words[inspection.IsStopped ? "inspect.stopped" : "inspect.passed"]}");
            foreach (var leak in inspection.Leaks)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Mark(leak.Severity)} {LeakPlaces.Say(leak.Where, words.Culture)}  {LeakRules.Message(leak, words.Culture)}{(leak.CanClean ? $" [{words["inspect.cleanable"]}]" : "")}");
            }

            if (inspection.NotListed > 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  · {words.Fill("inspect.not-listed", ("count", inspection.NotListed.ToString(words.Culture)))}");
            }
        }

        string Count(LeakSeverity severity) => inspections.Sum(inspection => inspection.Leaks.Count(leak => leak.Severity == severity)).ToString(words.Culture);
        return text.AppendLine(words.Fill("inspect.summary", ("files", inspections.Count.ToString(words.Culture)), ("stopped", inspections.Count(inspection => inspection.IsStopped).ToString(words.Culture)), ("stops", Count(LeakSeverity.Stop)), ("warnings", Count(LeakSeverity.Warning)))).ToString();
    }

    /// <summary>What goes and on which ground; then the same words elsewhere, which stay.</summary>
    public string Print(RedactionPreview preview)
    {
        var text = new StringBuilder();
        foreach (var place in preview.Places)
        {
            var ground = RedactionGrounds.Find(place.Ground)!;
            text.AppendLine(CultureInfo.InvariantCulture, $"  █ {LeakPlaces.Say(place.Where, words.Culture)}  {(place.Words.Length == 0 ? "" : $"“{place.Words}”  ")}{ground.Law.For(words.Culture)} {words.Fill("redact.article", ("article", ground.Article.ToString(words.Culture)))} {ground.Title.For(words.Culture)}");
        }

        foreach (var place in preview.Elsewhere)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  ! {LeakPlaces.Say(place.Where, words.Culture)}  {words.Fill("redact.elsewhere", ("words", place.Words))}");
        }

        return text.AppendLine(words.Fill("redact.pages", ("places", preview.Places.Length.ToString(words.Culture)), ("whole", preview.Pages.Whole.ToString(words.Culture)), ("partly", preview.Pages.Partly.ToString(words.Culture)), ("withheld", preview.Pages.Withheld.ToString(words.Culture)))).ToString();
    }

    private static string Mark(LeakSeverity severity) => severity switch
    {
        LeakSeverity.Stop => "✗",
        LeakSeverity.Warning => "!",
        _ => "·",
    };
}
