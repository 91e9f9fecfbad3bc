using System.Globalization;

namespace Gongkai.Bench.Load;

/// <summary>Somebody who asks an organ for something, from the form to the receipt.</summary>
internal static class Asking
{
    public static async Task RunAsync(Visitor applicant, string organ, int number, CancellationToken stop)
    {
        var address = $"/organs/{organ}/apply";
        KeyValuePair<string, string>[] fields =
        [
            new("_handler", "apply"), new("Form.HasLooked", "true"), new("Form.Title", string.Create(CultureInfo.InvariantCulture, $"第{number}号管网改造项目的验收报告")), new("Form.Kind", "natural"),
            new("Form.Name", "王小明"), new("Form.IdentityNumber", "990101199001011234"), new("Form.Phone", "13800001234"),
        ];
        if (await applicant.ReadAsync(PageKind.Form, address, stop) is { } form && await applicant.SendAsync(PageKind.Asked, address, form, fields, stop) is { } receipt)
        {
            _ = await applicant.ReadAsync(PageKind.Form, receipt, stop);
        }
    }
}
