using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Disclosure.Earlier;

namespace Gongkai.Web.Office.Items.Earlier;

/// <summary>Rows that were looked at, on their way from the preview to the desk, which looks at them again.</summary>
internal static class EarlierRows
{
    public static string Pack(IEnumerable<EarlierRow> rows) => JsonSerializer.Serialize([.. rows], EarlierRowsJson.Default.EarlierRowArray);

    public static EarlierRow[] Unpack(string? packed)
    {
        try
        {
            return JsonSerializer.Deserialize(packed ?? "[]", EarlierRowsJson.Default.EarlierRowArray) ?? [];
        }
        catch (JsonException)
        {
            // Not from our page.
            return [];
        }
    }
}

[JsonSerializable(typeof(EarlierRow[]))]
internal sealed partial class EarlierRowsJson : JsonSerializerContext;
