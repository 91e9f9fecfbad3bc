using System.Globalization;
using Gongkai.Disclosure.Registers;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Office.Registers;

/// <summary>The fields of a register row as a form carries them.</summary>
internal static class RegisterTexts
{
    private const decimal FenInYuan = 100m;

    public static Dictionary<string, string> Of(IFormCollection form, RegisterKind kind) =>
        RegisterField.Of(kind).ToDictionary(field => field, field => form[field].ToString(), StringComparer.Ordinal);

    public static Dictionary<string, string> Of(RegisterEntry entry) => new(StringComparer.Ordinal)
    {
        ["on"] = Day(entry.On),
        ["from"] = entry.IsBatch ? Day(entry.From) : "",
        ["number"] = entry.Number.ToString(CultureInfo.InvariantCulture),
        ["variant"] = entry.Variant ?? "",
        ["amount"] = entry.Amount is { } fen ? (fen / FenInYuan).ToString("0.##", CultureInfo.InvariantCulture) : "",
        ["title"] = entry.Title,
        ["reference"] = entry.Reference ?? "",
        ["lead"] = entry.Lead ?? "",
        ["published"] = Day(entry.PublishedOn),
        ["amended"] = Day(entry.AmendedOn),
        ["ended"] = Day(entry.EndedOn),
        ["item"] = entry.ItemId?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["people"] = entry.People?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["hours"] = entry.Hours?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
        ["source"] = entry.Source ?? "",
        ["evidence"] = entry.Evidence ?? "",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
