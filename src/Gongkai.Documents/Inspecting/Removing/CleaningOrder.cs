using Gongkai.Documents.Inspecting.Text;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>What is to be taken out of a file.</summary>
/// <param name="Rules">Ids of leaks; null for all.</param>
/// <param name="Options">Limits.</param>
/// <param name="Budget">What is left of them.</param>
/// <param name="Depth">How deep the file lies in others.</param>
internal sealed record CleaningOrder(IReadOnlySet<string>? Rules, InspectionOptions Options, ReadingBudget Budget, int Depth)
{
    /// <summary>Whether one of these leaks is to be taken out.</summary>
    public bool Wants(params ReadOnlySpan<string> rules)
    {
        foreach (var rule in rules)
        {
            if (Rules is null || Rules.Contains(rule))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether words that nobody sees hold personal data that is to be taken out.</summary>
    public bool WantsOut(string words) => TextSearch.Find(words, "", new HashSet<string>()).Exists(hit => hit.Severity == LeakSeverity.Stop && Wants(hit.Pattern.Id));
}
